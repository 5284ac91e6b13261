using Kelione.Maps;

namespace Kelione.Workspace;

/// <summary>
/// Takes out of a measurement every number that is of fewer than so many customers, and every number from which such a one could be reckoned: by subtraction (those who went on, from those who reached) or from a share of a known whole.
/// </summary>
internal static class SmallGroups
{
    /// <summary>Hides them.</summary>
    /// <param name="measurement">What was measured.</param>
    /// <param name="smallest">The smallest group that is shown; below 2 nothing is hidden.</param>
    /// <returns>What is left, null where the whole is too small; and how many steps lost something.</returns>
    public static (MapMeasurement? Shown, int HiddenSteps) Hide(MapMeasurement measurement, int smallest)
    {
        if (smallest < 2)
        {
            return (measurement, 0);
        }

        bool Small(double? n) => n is > 0 && Math.Round(n.Value) < smallest;
        if (Small(measurement.Customers) || Small(measurement.CustomersInScope))
        {
            return (null, measurement.Steps.Count);
        }

        var steps = measurement.Steps.Select(s => Step(s, measurement.Customers, Small)).ToList();
        var hidden = steps.Zip(measurement.Steps).Count(p => p.First != p.Second);
        var gone = steps.Where(s => s.Customers is null).Select(s => s.Id).ToHashSet(StringComparer.Ordinal);
        var veiled = steps.Where(s => s.WentOn is null).Select(s => s.Id).ToHashSet(StringComparer.Ordinal);
        var leaky = measurement.Moves.Where(m => Small(m.Customers)).Select(m => m.From).ToHashSet(StringComparer.Ordinal);
        var shown = measurement with
        {
            CustomersInScope = Small(measurement.CustomersInScope - measurement.Customers) ? measurement.Customers : measurement.CustomersInScope,
            Finished = Small(measurement.Finished) || Small(measurement.Customers - measurement.Finished) ? null : measurement.Finished,
            Coverage = Small(measurement.CustomersInScope - measurement.Customers) ? null : measurement.Coverage,
            Conformance = Conformance(measurement.Conformance, Small),
            Steps = steps.ToValueList(),
            Moves = measurement.Moves.Where(m => !leaky.Contains(m.From) && !gone.Contains(m.From) && !gone.Contains(m.To) && !veiled.Contains(m.From)).ToValueList(),
            OffMap = measurement.OffMap.Where(o => !Small(o.Customers) && !Small(o.Leave) && !Small(o.Customers - o.Leave) && !gone.Contains(o.After)).ToValueList(),
            Barriers = Barriers(measurement.Barriers, Small, gone, veiled),
            Aha = measurement.Aha.Where(a => !Small(a.Customers) && !Small(a.Customers * a.RetainedWith) && !Small(measurement.Customers - a.Customers)).ToValueList(),
            Personas = measurement.Personas.Any(p => Small(p.Customers) || Small(measurement.Customers - p.Customers)) ? [] : measurement.Personas,
            Cards = measurement.Cards.Where(c => !Small(c.N) && !Small(c.Unit == "share" ? c.Value * c.N : null) && !Small(c.Unit == "share" ? (1 - c.Value) * c.N : null)).ToValueList(),
            Segments = Segments(measurement, steps, Small),
            Crossings = measurement.Crossings.Any(c => Small(c.Customers)) ? [] : measurement.Crossings,
            Retention = measurement.Retention.Where(r => !Small(r.Of) && !Small(r.Share * r.Of) && !Small((1 - r.Share) * r.Of)).ToValueList(),
        };
        return (shown, hidden);
    }

    private static StepMeasure Step(StepMeasure step, long whole, Func<double?, bool> small)
    {
        if (small(step.Customers) || small(whole - step.Customers))
        {
            // Nothing about a group of whom nobody may know the size.
            return new StepMeasure { Id = step.Id, Name = step.Name, Stage = step.Stage, Bound = false };
        }

        var shown = step with
        {
            PassedBy = small(step.PassedBy) ? null : step.PassedBy,
            Returned = Veil(step.Returned, step.Customers, small),
            Starts = Veil(step.Starts, step.Customers, small),
            Ends = Veil(step.Ends, step.Customers, small),
            Errors = small(step.Errors) ? null : step.Errors,
            Channels = step.Channels.Any(c => small(c.Customers)) ? [] : step.Channels,
            Devices = step.Devices.Any(d => small(d.Customers)) ? [] : step.Devices,
            Emotion = small(step.Emotion?.N) ? null : step.Emotion,
            FeedbackN = small(step.FeedbackN) ? 0 : step.FeedbackN,
        };
        shown = small(step.Succeeded) || small(step.Customers - step.Succeeded) ? shown with { Succeeded = null, Revenue = null } : shown;
        shown = small(step.RetainedOf) || small(step.Retained * step.RetainedOf) || small((1 - step.Retained) * step.RetainedOf) ? shown with { Retained = null, RetainedOf = null } : shown;
        if (small(step.ReachedInOrder) || small(step.WentOn) || small(step.ReachedInOrder - step.WentOn) || small(step.Exits))
        {
            return shown with
            {
                ReachedInOrder = null, WentOn = null, PassedBy = null, ConversionToNext = null, ConversionInterval = null, MedianSecondsToNext = null, P90SecondsToNext = null,
                Exits = null, LeftTo = [], LeftToOthers = null, Criticality = null, CriticalityTerms = null, Barriers = [],
            };
        }

        // They add up to the exits: with one of them hidden the sum would give it away.
        return step.LeftTo.Any(l => small(l.Customers)) || small(step.LeftToOthers) ? shown with { LeftTo = [], LeftToOthers = null } : shown;
    }

    private static long? Veil(long? part, long? whole, Func<double?, bool> small) => small(part) || small(whole - part) ? null : part;

    private static MapConformance? Conformance(MapConformance? c, Func<double?, bool> small) =>
        c is null || small(c.Followed) || small(c.Left) || small(c.Skipped) || small(c.OutOfOrder) || small(c.Looped) || small(c.Explained) || small(c.NotOnMap)
            ? null
            : c with { Commonest = c.Commonest.Where(w => !small(w.Customers)).ToValueList() };

    private static ValueList<BarrierMeasure> Barriers(ValueList<BarrierMeasure> barriers, Func<double?, bool> small, HashSet<string> gone, HashSet<string> veiled) =>
        barriers.Where(b => !small(b.N) && !small(b.Value * b.N) && !small((1 - b.Value) * b.N) && !gone.Contains(b.Step) && !veiled.Contains(b.Step) && (b.To is null || !gone.Contains(b.To))).ToValueList();

    // A segment's number beside the whole's says how many are outside the segment.
    private static ValueList<SegmentMeasure> Segments(MapMeasurement measurement, IReadOnlyList<StepMeasure> whole, Func<double?, bool> small)
    {
        var known = whole.ToDictionary(s => s.Id, StringComparer.Ordinal);
        return measurement.Segments.Where(s => !small(s.Customers) && !small(measurement.Customers - s.Customers)).Select(segment => segment with
        {
            Steps = segment.Steps.Select(s => known.TryGetValue(s.Id, out var all) && (all.Customers is null || small(all.Customers - s.Customers))
                ? new StepMeasure { Id = s.Id, Name = s.Name, Stage = s.Stage, Bound = false }
                : Step(s, segment.Customers, small)).ToValueList(),
        }).ToValueList();
    }
}
