"""What is done about deals: calls, meetings, emails and notes, tasks, attachments."""
