"""The trail: who recorded what, when, chained so that nothing can be changed or taken away unseen."""
