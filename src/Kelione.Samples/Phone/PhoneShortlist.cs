namespace Kelione.Samples;

/// <summary>
/// The shortlist of models: who saves one on the first visit, and whom it brings back in the second week. Drawn from a source of its own, so that nothing else depends on it.
/// </summary>
internal sealed class PhoneShortlist
{
    private readonly SampleRandom _chance;
    private readonly bool _returns;
    private readonly bool _planted;

    /// <summary>Draws for one customer.</summary>
    /// <param name="chance">The source of chance, used for nothing else.</param>
    /// <param name="planted">Whether it is the shortlist that brings people back.</param>
    public PhoneShortlist(SampleRandom chance, bool planted)
    {
        _chance = chance;
        _planted = planted;
        IsSaved = chance.Chance(PhoneOdds.ShortlistSavedByViewers);
        _returns = chance.Chance(planted ? PhoneOdds.ReturnsToShortlist : PhoneOdds.ReturnsUnplanted);
    }

    /// <summary>Whether a customer who looks at phones saves one.</summary>
    public bool IsSaved { get; }

    /// <summary>Whether a customer who has not bought and would not be seen any more comes back.</summary>
    /// <param name="views">Whether the customer looks at phones at all; only those save a shortlist.</param>
    public bool BringsBack(bool views) => _returns && (!_planted || (views && IsSaved));

    /// <summary>Some seconds until the shortlist is saved, in milliseconds.</summary>
    public long DrawDelayMillis() => _chance.Between(5, 60) * Rhythm.Second;

    /// <summary>When the customer is back: a day that lies inside the outcome window whatever the hours, with an hour of leisure.</summary>
    /// <param name="first">The first event, milliseconds since 1970 UTC.</param>
    public long DrawReturn(long first) =>
        Rhythm.Leisure.OnDayOf(first + Rhythm.Day * _chance.Between(PhoneOdds.OutcomeFromDay + 1, PhoneOdds.OutcomeToDay - 2), _chance);
}
