using Kelione.Journeys;
using Kelione.Web.Explore.Frame;
using Kelione.Workspace;

namespace Kelione.Web.Explore.Funnels.Retention;

/// <summary>What retention is asked with, as it stands in the address. Immutable.</summary>
public sealed record RetentionSettings
{
    /// <summary>What counts as retained.</summary>
    public RetentionKind Kind { get; init; } = RetentionKind.Bracket;

    /// <summary>How cohorts are cut.</summary>
    public CohortSize Cohorts { get; init; } = CohortSize.Week;

    /// <summary>Which start event counts.</summary>
    public CohortEntry Entry { get; init; }

    /// <summary>How days are cut.</summary>
    public RetentionClock Clock { get; init; }

    /// <summary>The IANA zone.</summary>
    public string Zone { get; init; } = "UTC";

    /// <summary>The last day asked for, from 1 to 400; for brackets it is rounded up to whole weeks.</summary>
    public int Days { get; init; } = 77;

    /// <summary>Which event starts; null for any.</summary>
    public StepPattern? Start { get; init; }

    /// <summary>Which event is a return; null for any.</summary>
    public StepPattern? Return { get; init; }

    /// <summary>The field whose most frequent values are laid over each other; null for none.</summary>
    public string? By { get; init; }

    /// <summary>Segments laid over each other, by name.</summary>
    public IReadOnlyList<string> Groups { get; init; } = [];

    /// <summary>Reads the address.</summary>
    /// <param name="settings">The address' settings.</param>
    /// <param name="dataDays">How many days the data spans: more are not asked for unless the address says so.</param>
    /// <param name="zone">The IANA zone unless the address says another for retention alone.</param>
    /// <exception cref="MendableException">A step is not one; the message says how to write it.</exception>
    public static RetentionSettings Of(ExploreSettings settings, double dataDays, string zone = "UTC")
    {
        var kind = settings.OneOf("kind", "bracket", "n-day", "unbounded") switch { "n-day" => RetentionKind.NDay, "unbounded" => RetentionKind.Unbounded, _ => RetentionKind.Bracket };
        var usual = kind == RetentionKind.Bracket ? Math.Clamp((int)(dataDays / 7) * 7, 7, 77) : Math.Clamp((int)dataDays, 1, 30);
        return new RetentionSettings
        {
            Kind = kind,
            Cohorts = settings.Text("cohort") switch { "day" => CohortSize.Day, "week" => CohortSize.Week, "month" => CohortSize.Month, _ => dataDays > 180 ? CohortSize.Month : dataDays > 20 ? CohortSize.Week : CohortSize.Day },
            Entry = settings.OneOf("entry", "first", "first-ever", "recurring") switch { "first-ever" => CohortEntry.FirstEver, "recurring" => CohortEntry.Recurring, _ => CohortEntry.First },
            Clock = settings.OneOf("clock", "24h", "calendar") == "calendar" ? RetentionClock.Calendar : RetentionClock.FromStart,
            Zone = settings.Text("zone", zone),
            Days = settings.Number("days", usual, 1, 400),
            Start = Step(settings.Maybe("start")),
            Return = Step(settings.Maybe("return")),
            By = settings.Maybe("by"),
            Groups = settings.All("group"),
        };
    }

    /// <summary>The question.</summary>
    public RetentionQuestion Question(Scope scope, IReadOnlyList<NamedSegment> groups) => new()
    {
        Scope = scope,
        Kind = Kind,
        Cohorts = Cohorts,
        Entry = Entry,
        Clock = Clock,
        Zone = Zone,
        Periods = Days,
        Start = Start,
        Return = Return,
        Groups = groups,
    };

    private static StepPattern? Step(string? text)
    {
        try
        {
            return text is null ? null : StepPattern.Parse(text);
        }
        catch (FormatException e)
        {
            throw new MendableException(e.Message, e);
        }
    }
}
