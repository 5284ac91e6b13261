using Kelione.Journeys;
using Kelione.Maps;

namespace Kelione.Workspace;

/// <summary>How a map is drafted from data.</summary>
public sealed record DiscoveryOptions
{
    /// <summary>Which events and customers to look at.</summary>
    public Scope Scope { get; init; } = Scope.All;

    /// <summary>At most this many steps; from 2 to 40.</summary>
    public int MaxSteps { get; init; } = 15;

    /// <summary>An activity that fewer than this share of the customers did is left out; 0–1.</summary>
    public double MinimumShare { get; init; } = 0.02;

    /// <summary>At least this share of a step's customers must take a jump or return for it to be drawn; 0–1.</summary>
    public double ArcShare { get; init; } = 0.15;

    /// <summary>The draft's id.</summary>
    public string Id { get; init; } = "draft";

    /// <summary>The draft's title; null for one in the draft's language.</summary>
    public string? Title { get; init; }

    /// <summary>The language of the draft's own words (en, ru, zh, pl, lt; any other has English ones). Steps are named as their activities are, whatever the language.</summary>
    public string Language { get; init; } = "en";

    /// <summary>Whether the draft has a lane for emotions: customers have told how they feel.</summary>
    public bool WithEmotions { get; init; }

    /// <summary>Throws where an option cannot be.</summary>
    /// <exception cref="QuestionException">The message says what to change.</exception>
    internal void EnsureValid()
    {
        if (MaxSteps is < 2 or > 40)
        {
            throw new QuestionException("A draft has from 2 to 40 steps.");
        }

        if (!(MinimumShare is >= 0 and <= 1) || !(ArcShare is >= 0 and <= 1))
        {
            throw new QuestionException("The smallest share of customers and the share of an arc lie between 0 and 1, such as 0.02 for two in a hundred.");
        }
    }
}

/// <summary>A map drafted from data, and what is not in it.</summary>
/// <param name="Map">The draft: to be edited.</param>
/// <param name="LeftOut">Activities that are no step, the most frequent first.</param>
/// <param name="Explained">The share of the customers in the scope whose journey the draft explains as it stands, 0–1.</param>
public sealed record MapDraft(JourneyMap Map, IReadOnlyList<LeftOutActivity> LeftOut, double Explained);

/// <summary>Why an activity is not a step of a draft.</summary>
public enum LeftOutReason
{
    /// <summary>Machines do it, or it says nothing of what the customer does.</summary>
    Technical,

    /// <summary>It only marks where a journey ends, such as "lost": where customers leave is measured, and needs no step.</summary>
    EndMark,

    /// <summary>It tells that something went wrong: the draft's error events.</summary>
    Error,

    /// <summary>Too few customers do it.</summary>
    Rare,

    /// <summary>Others tell more; the draft has as many steps as were asked for.</summary>
    BeyondMost,
}

/// <summary>An activity that is no step of a draft.</summary>
/// <param name="Activity">The activity.</param>
/// <param name="Customers">How many customers did it.</param>
/// <param name="Reason">Why it is none.</param>
public sealed record LeftOutActivity(string Activity, long Customers, LeftOutReason Reason);
