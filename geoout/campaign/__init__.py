"""What campaign.yaml says: who we are, where our pages are, what we offer, who writes."""
