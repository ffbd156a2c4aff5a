"""Addresses of accounts and contacts."""

from django.urls import path

from venturi.web.accounts import contact_views, views

urlpatterns = [
    path("accounts/", views.accounts, name="accounts"),
    path("accounts/new/", views.new, name="new-account"),
    path("accounts/names/", views.names, name="account-names"),
    path("accounts/<int:account>/", views.account, name="account"),
    path("accounts/<int:account>/fields/", views.fields, name="account-fields"),
    path("accounts/<int:account>/removal/", views.removal, name="account-removal"),
    path("accounts/<int:account>/merge/", views.merge, name="account-merge"),
    path("accounts/<int:account>/contacts/", contact_views.contacts, name="contacts"),
    path("accounts/<int:account>/contacts/new/", contact_views.new, name="new-contact"),
    path("contacts/names/", contact_views.names, name="contact-names"),
    path("contacts/<int:contact>/", contact_views.contact, name="contact"),
    path("contacts/<int:contact>/fields/", contact_views.fields, name="contact-fields"),
    path("contacts/<int:contact>/removal/", contact_views.removal, name="contact-removal"),
    path("contacts/<int:contact>/merge/", contact_views.merge, name="contact-merge"),
]
