namespace Kelione.Samples;

/// <summary>What a text is about.</summary>
internal enum Theme
{
    Delivery,
    Courier,
    Price,
    Queue,
    Refund,
    App,
    Support,
    Payment,
    Quality,
    Size,
    Choice,
    Places,
    Tickets,
    Onboarding,
}

/// <summary>A feedback entry before its text is composed.</summary>
/// <param name="TimeMillis">When, milliseconds since 1970 UTC.</param>
/// <param name="Kind">review, nps, csat, ces, social_post, complaint or ticket.</param>
/// <param name="Theme">What it is about.</param>
/// <param name="Tone">-1 negative, 0 neutral, +1 positive.</param>
/// <param name="Language">en, ru, zh, pl or lt.</param>
internal readonly record struct FeedbackNote(long TimeMillis, string Kind, Theme Theme, int Tone, string Language) : ITimed
{
    public int Customer { get; init; }

    public byte AnonymousDevice { get; init; }

    public int Ordinal { get; init; }

    /// <summary>The rating; null for texts without one.</summary>
    public int? Rating { get; init; }

    /// <summary>The lowest and highest rating possible; null for texts without one.</summary>
    public string? Scale { get; init; }

    public required string Source { get; init; }

    public required string Channel { get; init; }

    public string? Touchpoint { get; init; }

    /// <summary>When the company answered; null where it did not.</summary>
    public long? AnsweredMillis { get; init; }
}
