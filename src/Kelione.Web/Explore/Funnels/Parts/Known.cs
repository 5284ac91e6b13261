using Kelione.Journeys;
using Kelione.Web.Explore.Frame;
using Kelione.Web.Shared;

namespace Kelione.Web.Explore.Funnels.Parts;

/// <summary>What the data holds, as suggestions while writing.</summary>
/// <param name="Activities">The activities with the number of customers, the most frequent first.</param>
/// <param name="Fields">The fields of events.</param>
/// <param name="ValuesOf">The most frequent values of a field.</param>
public sealed record Known(IReadOnlyList<Suggestion> Activities, IReadOnlyList<Suggestion> Fields, Func<string, Task<IReadOnlyList<Suggestion>>> ValuesOf)
{
    /// <summary>Nothing known yet.</summary>
    public static Known Nothing { get; } = new([], [], _ => Task.FromResult<IReadOnlyList<Suggestion>>([]));

    /// <summary>From what the workspace answers.</summary>
    /// <param name="status">What is there.</param>
    /// <param name="ask">Asks for the values of a field.</param>
    public static Known Of(StatusAnswer status, Func<ParetoQuestion, Task<ParetoAnswer>> ask) => new(
        [.. status.ByActivity.Select(a => new Suggestion(a.Activity, Figures.Count(a.Customers)))],
        [.. status.Fields.Select(f => new Suggestion(f))],
        async field =>
        {
            if (field.Length == 0 || (!status.Fields.Contains(field, StringComparer.Ordinal) && field != EventFields.Activity))
            {
                return [];
            }

            var values = await ask(new ParetoQuestion { Over = field, Top = 30 });
            return [.. values.Top.Select(v => new Suggestion(v.Name, Figures.Count(v.Amount)))];
        });
}
