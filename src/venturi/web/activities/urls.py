"""Addresses of activities, tasks and attachments."""

from django.urls import path

from venturi.web.activities import attachment_views, task_views, views

urlpatterns = [
    path("deals/<int:deal>/activities/", views.activities, name="deal-activities"),
    path("accounts/<int:account>/activities/", views.activities, name="account-activities"),
    path("activities/<int:activity>/", views.activity, name="activity"),
    path("activities/<int:activity>/removal/", views.removal, name="activity-removal"),
    path("deals/<int:deal>/tasks/", task_views.tasks, name="deal-tasks"),
    path("accounts/<int:account>/tasks/", task_views.tasks, name="account-tasks"),
    path("tasks/<int:task>/", task_views.task, name="task"),
    path("tasks/<int:task>/completion/", task_views.completion, name="task-completion"),
    path("tasks/<int:task>/removal/", task_views.removal, name="task-removal"),
    path("deals/<int:deal>/attachments/", attachment_views.attachments, name="deal-attachments"),
    path("accounts/<int:account>/attachments/", attachment_views.attachments, name="account-attachments"),
    path("attachments/<int:attachment>/", attachment_views.attachment, name="attachment"),
    path("attachments/<int:attachment>/removal/", attachment_views.removal, name="attachment-removal"),
]
