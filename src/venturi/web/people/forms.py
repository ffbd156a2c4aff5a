"""One's own name, and the first password."""

from django import forms


class NameForm(forms.Form):
    """What one is called."""

    name = forms.CharField(max_length=200)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)


class PasswordForm(forms.Form):
    """A password, twice."""

    password = forms.CharField(widget=forms.PasswordInput({"autocomplete": "new-password"}), strip=False)
    again = forms.CharField(widget=forms.PasswordInput({"autocomplete": "new-password"}), strip=False)

    def clean_again(self) -> str:
        """It is the same both times."""
        again = str(self.cleaned_data["again"])
        if again != self.cleaned_data.get("password"):
            raise forms.ValidationError("This is not what was typed above. Type the same password twice.")
        return again
