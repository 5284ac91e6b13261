using Kelione.Journeys;
using Kelione.Maps;
using Kelione.Web.Shared;

namespace Kelione.Web.Maps.Inspecting;

/// <summary>A number of a measured step, ready to be shown.</summary>
/// <param name="Key">Which: the last part of its texts <c>Fact.KEY</c> and <c>Fact.KEY.what</c>.</param>
/// <param name="Text">The number in the person's culture.</param>
/// <param name="Note">A second number beside it, such as the share; empty for none.</param>
/// <param name="Address">Where it opens to the customers; null where nobody stands behind it or nothing can be opened.</param>
public sealed record StepFact(string Key, string Text, string Note, string? Address);

/// <summary>The numbers of a measured step in the order in which they are read. What could not be measured is not among them.</summary>
public static class StepFacts
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<StepFact> Of(StepMeasure step) => [.. Audience(step), .. Going(step), .. Behaviour(step)];

    /// <summary>Who is there.</summary>
    public static IEnumerable<StepFact> Audience(StepMeasure step)
    {
        if (step.Customers is not { } customers)
        {
            yield break;
        }

        yield return new StepFact("customers", Figures.Count(customers), Figures.Percent(step.Share), Address("step", step, customers));
        if (step.Succeeded is { } succeeded && succeeded != customers)
        {
            yield return new StepFact("succeeded", Figures.Count(succeeded), "", Address("succeeded", step, succeeded));
        }

        if (step.ReachedInOrder is { } reached)
        {
            yield return new StepFact("inOrder", Figures.Count(reached), "", null);
        }
    }

    /// <summary>Where they go from here.</summary>
    public static IEnumerable<StepFact> Going(StepMeasure step)
    {
        if (step is { WentOn: { } on, Customers: { } customers })
        {
            yield return new StepFact("wentOn", Figures.Count(on), Figures.Percent(step.ConversionToNext), Address("on", step, on));
            yield return Part("passedBy", "passed", step, step.PassedBy, customers);
            yield return Part("exits", "exits", step, step.Exits, customers);
        }
    }

    /// <summary>What they do here beside that.</summary>
    public static IEnumerable<StepFact> Behaviour(StepMeasure step)
    {
        if (step.Customers is not { } customers)
        {
            yield break;
        }

        if (step.EventsPerCustomer is { } events)
        {
            yield return new StepFact("repeats", Figures.Number(events, 2), "", null);
        }

        yield return Part("returned", "returned", step, step.Returned, customers);
        yield return Part("starts", "start", step, step.Starts, customers);
        yield return Part("ends", "end", step, step.Ends, customers);
        if (step.Errors is not null)
        {
            yield return Part("errors", "errors", step, step.Errors, customers);
        }

        if (step.Revenue is { } revenue)
        {
            yield return new StepFact("revenue", Figures.Amount(revenue), "", null);
        }
    }

    /// <summary>The address of a count; null where it is 0, which has none.</summary>
    public static string? Address(string what, StepMeasure step, long? count) => count > 0 ? Handles.Address(what, step.Id) : null;

    /// <summary>The address of those who left to an activity, or to nothing; of a channel or device, or of none.</summary>
    public static string Address(string what, StepMeasure step, string? value) => value is null ? Handles.Address(what, step.Id) : Handles.Address(what, step.Id, value);

    private static StepFact Part(string key, string address, StepMeasure step, long? count, long of) =>
        new(key, Figures.Count(count ?? 0), of > 0 ? Figures.Percent((count ?? 0) / (double)of) : "", Address(address, step, count));
}
