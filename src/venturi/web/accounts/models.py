"""The customer organisations."""

from django.db import models


class Account(models.Model):
    """A customer organisation. ``key`` is what files call it."""

    key = models.CharField(max_length=200, unique=True)
    name = models.CharField(max_length=200)
    region = models.CharField(max_length=100, blank=True)
    segment = models.CharField(max_length=100, blank=True)

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name
