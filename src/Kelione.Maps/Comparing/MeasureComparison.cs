namespace Kelione.Maps;

/// <summary>Compares what was measured at the steps of two maps.</summary>
internal static class MeasureComparison
{
    public static IEnumerable<MeasureDifference> Compare(ThingMatching matching, MapMeasurement before, MapMeasurement after)
    {
        var newIds = matching.Of(Sorts.Of(ThingSort.Step)).Where(s => s.Match is not null).ToLookup(s => s.OldId, s => s.Match!);
        string? New(string? id) => id is null ? null : newIds[id].FirstOrDefault();
        var was = before.Steps.Where(s => New(s.Id) is not null).DistinctBy(s => New(s.Id)).ToDictionary(s => New(s.Id)!, StringComparer.Ordinal);
        foreach (var now in after.Steps)
        {
            if (!was.TryGetValue(now.Id, out var old))
            {
                continue;
            }

            var sameNext = New(old.Next) == now.Next;
            MeasureDifference?[] differences =
            [
                Difference(now, "share", (old.Customers, before.Customers), (now.Customers, after.Customers)),
                sameNext ? Difference(now, "conversionToNext", (Count(old.WentOn, old.ConversionToNext, old.Customers), old.Customers), (Count(now.WentOn, now.ConversionToNext, now.Customers), now.Customers)) : null,
                Difference(now, "retained", (Count(null, old.Retained, old.RetainedOf), old.RetainedOf), (Count(null, now.Retained, now.RetainedOf), now.RetainedOf)),
            ];
            foreach (var difference in differences.OfType<MeasureDifference>())
            {
                yield return difference;
            }
        }
    }

    /// <summary>How many stand behind a share: stated, or the share of all.</summary>
    private static long? Count(long? stated, double? share, long? of) => share is null ? null : stated ?? (long?)Math.Round(share.Value * of.GetValueOrDefault());

    private static MeasureDifference? Difference(StepMeasure step, string measure, (long? Count, long? Of) before, (long? Count, long? Of) after)
    {
        if (before is not ({ } count1, { } of1) || after is not ({ } count2, { } of2) || ShareDifference.Newcombe(count2, of2, count1, of1) is not { } interval)
        {
            return null;
        }

        var verdict = interval.Low > 0 ? ShareVerdict.Higher : interval.High < 0 ? ShareVerdict.Lower : ShareVerdict.NoClearChange;
        return new(step.Id, step.Name, measure, count1 / (double)of1, of1, count2 / (double)of2, of2, interval, verdict);
    }
}
