using Kelione.Journeys;

namespace Kelione.Oracle.Plain;

/// <summary>The figures of one step of a drawn journey.</summary>
internal static class PlainStepFigures
{
    /// <param name="question">The question.</param>
    /// <param name="view">What the scope leaves.</param>
    /// <param name="everybody">All journeys, those without a visit too: a success need not be at a step.</param>
    /// <param name="step">The step, from 0.</param>
    /// <param name="behind">Gets the customers behind the numbers.</param>
    public static StepFigures Of(StepMeasuresQuestion question, PlainView view, IReadOnlyList<PlainStepJourney> everybody, int step, Behind behind)
    {
        var id = question.Steps[step].Id;
        var hasNext = step < question.Steps.Count - 1;
        long Put(string name, IEnumerable<PlainStepJourney> journeys)
        {
            var found = journeys.ToList();
            behind.Put(Handles.Address(name, id), found.Select(j => j.Customer));
            return found.Count;
        }

        var here = everybody.Where(j => j.EventsAt(step).Any()).ToList();
        var on = hasNext ? here.Where(j => j.WentOn(step) is not null).ToList() : [];
        var left = hasNext ? here.Where(j => j.Left(step)).ToList() : [];
        var succeeded = everybody.Where(j => j.SuccessMicros(step) is not null).ToList();
        var lived = succeeded.Where(j => j.SuccessMicros(step) + (question.RetentionDays + 1) * UtcTime.MicrosPerDay <= view.ObservedUntilMicros).ToList();
        var errors = here.Where(j => j.HasError(step)).ToList();
        var leftTo = LeftTo(id, step, left, behind);
        var toNext = on.Select(j => j.WentOn(step)!.Value).Select(t => t.To - t.From).ToList();
        var fromStart = here.Select(j => j.MicrosFromStart(step)).ToList();
        var values = here.SelectMany(j => j.EventsAt(step)).Select(e => e.Value).OfType<double>().ToList();
        if (hasNext)
        {
            Put("off", here.Where(j => j.WentOn(step) is null));
            Put("later", here.Except(left));
        }

        return new StepFigures
        {
            Id = id,
            Customers = Put("step", here),
            Events = here.Sum(j => j.EventsAt(step).LongCount()),
            Succeeded = Put("succeeded", succeeded),
            WentOn = hasNext ? Put("on", on) : null,
            PassedBy = hasNext ? Put("passed", here.Where(j => j.PassedBy(step))) : null,
            Exits = hasNext ? Put("exits", left) : null,
            ConversionInterval = hasNext ? Proportions.Wilson(on.Count, here.Count) : null,
            MedianSecondsToNext = PlainMath.Seconds(toNext, 0.5),
            P90SecondsToNext = PlainMath.Seconds(toNext, 0.9),
            LeftTo = [.. leftTo.Take(20)],
            LeftToOthers = leftTo.Skip(20).Sum(l => l.Customers),
            Retained = Put("retained", lived.Where(j => j.IsRetained(step))),
            RetainedOf = lived.Count,
            Returned = Put("returned", here.Where(j => j.Returned(step))),
            Starts = Put("start", here.Where(j => j.Visits[0].Step == step)),
            Ends = Put("end", here.Where(j => j.Visits[^1].Step == step)),
            Errors = question.Errors is null ? null : Put("errors", errors),
            ErrorsWentOn = question.Errors is null || !hasNext ? null : Put("errorsOn", errors.Where(j => j.WentOn(step) is not null)),
            Value = values.Count > 0 ? values.Sum() : null,
            Channels = Mix("channel", EventFields.Channel, id, step, here, behind),
            Devices = Mix("device", EventFields.Device, id, step, here, behind),
            MedianSecondsFromStart = PlainMath.Seconds(fromStart, 0.5),
            MiddleHalfSecondsFromStart = here.Count == 0 ? null : new Interval(PlainMath.Seconds(fromStart, 0.25)!.Value, PlainMath.Seconds(fromStart, 0.75)!.Value),
        };
    }

    private static List<StepLeftTo> LeftTo(string id, int step, IReadOnlyList<PlainStepJourney> left, Behind behind)
    {
        foreach (var journey in left)
        {
            behind.Put(journey.After(step) is { } activity ? Handles.Address("left", id, activity) : Handles.Address("left", id), [journey.Customer]);
        }

        return
        [
            .. left.GroupBy(j => j.After(step)).Select(g => new StepLeftTo(g.Key, g.LongCount()))
                .OrderByDescending(l => l.Customers).ThenBy(l => l.Activity is null).ThenBy(l => l.Activity, StringComparer.Ordinal),
        ];
    }

    private static List<StepMix> Mix(string name, string field, string id, int step, IReadOnlyList<PlainStepJourney> here, Behind behind)
    {
        var customers = here.SelectMany(j => j.EventsAt(step).Select(e => Condition.TextOf(e, field)).Distinct().Select(value => (j.Customer, Value: value))).ToList();
        foreach (var (customer, value) in customers)
        {
            behind.Put(value is null ? Handles.Address(name, id) : Handles.Address(name, id, value), [customer]);
        }

        return
        [
            .. customers.GroupBy(c => c.Value).Select(g => new StepMix(g.Key, g.LongCount()))
                .OrderByDescending(m => m.Customers).ThenBy(m => m.Value is null).ThenBy(m => m.Value, StringComparer.Ordinal),
        ];
    }
}
