using Kelione.Journeys;
using Kelione.Maps;

namespace Kelione.Web.Maps.Together;

/// <summary>What the customers of a step did next, as bars of one length.</summary>
internal static class NextBars
{
    private const int MostWays = 3;

    /// <summary>The bars: those who went on first, then those who passed the next step by, then what those did who left.</summary>
    /// <param name="step">A measured step.</param>
    /// <param name="next">The name of the next step.</param>
    public static IReadOnlyList<NextBar> Of(StepMeasure step, string next)
    {
        var words = MapsTexts.Together;
        if (step is not { Customers: > 0 and var all })
        {
            return [];
        }

        var bars = new List<NextBar>();
        void Add(string text, long? customers, bool isLoss, string? address = null)
        {
            if (customers > 0)
            {
                bars.Add(new NextBar(text, customers.Value, customers.Value / (double)all, isLoss, address));
            }
        }

        Add(words["Present.WentOn", next], step.WentOn, false, Handles.Address("on", step.Id));
        Add(words["Present.PassedBy"], step.PassedBy, false, Handles.Address("passed", step.Id));
        foreach (var left in step.LeftTo.Take(MostWays))
        {
            Add(left.Activity is { } activity ? words["Present.LeftTo", activity] : words["Present.LeftNothing"], left.Customers, true, left.Activity is { } to ? Handles.Address("left", step.Id, to) : null);
        }

        Add(words["Present.LeftOthers"], step.LeftTo.Skip(MostWays).Sum(l => l.Customers) + (step.LeftToOthers ?? 0), true);
        return bars;
    }
}

/// <summary>A bar.</summary>
/// <param name="Text">What they did.</param>
/// <param name="Customers">How many.</param>
/// <param name="Share">Of the step's customers, 0–1.</param>
/// <param name="IsLoss">Whether they left.</param>
/// <param name="Address">Where it opens to the customers, in the measurement's question; null where it does not.</param>
internal sealed record NextBar(string Text, long Customers, double Share, bool IsLoss, string? Address = null);
