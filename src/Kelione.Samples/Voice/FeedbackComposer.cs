namespace Kelione.Samples;

/// <summary>Turns notes of feedback into whole entries. Its chance is its own, so that composing a text never changes what happens to anybody.</summary>
internal sealed class FeedbackComposer(long seed)
{
    private readonly SampleRandom _chance = new();

    /// <summary>The entry with its text.</summary>
    public SampleFeedback Compose(FeedbackNote note)
    {
        _chance.Reseed(seed, note.Customer, note.Ordinal);
        return new SampleFeedback
        {
            Id = SampleIds.Feedback(note.Customer, note.Ordinal),
            Customer = SampleIds.Customer(note.Customer, note.AnonymousDevice),
            TimeMicros = note.TimeMillis * 1000,
            Source = note.Source,
            Channel = note.Channel,
            Kind = note.Kind,
            Rating = note.Rating,
            Scale = note.Scale,
            Language = note.Language,
            Text = PhraseBook.Of(note.Language).Compose(note.Theme, note.Tone, _chance),
            AnsweredMicros = note.AnsweredMillis * 1000,
            Touchpoint = note.Touchpoint,
            Tone = note.Tone,
            Theme = PhraseBook.ThemeName(note.Theme),
        };
    }
}
