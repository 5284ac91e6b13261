using Kelione.Journeys;

namespace Kelione.Workspace;

/// <summary>What the data says of the steps of a draft, in their order.</summary>
/// <param name="Status">What there is.</param>
/// <param name="Steps">The steps in order.</param>
/// <param name="Optional">Which of them may be passed by.</param>
/// <param name="Measured">The steps measured.</param>
internal sealed record DraftData(StatusAnswer Status, IReadOnlyList<StepCandidate> Steps, IReadOnlyList<bool> Optional, StepMeasuresAnswer Measured)
{
    /// <summary>Where a step is named in questions and answers.</summary>
    public static string IdOf(int step) => FormattableString.Invariant($"{step}");

    /// <summary>The place of a step that an answer names.</summary>
    public static int PlaceOf(string id) => int.Parse(id, System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The question about steps in some order.</summary>
    public static StepMeasuresQuestion Question(IReadOnlyList<StepCandidate> steps, Scope scope, IReadOnlyList<bool>? optional = null, IEnumerable<(int From, int To)>? arcs = null) => new()
    {
        Steps = [.. steps.Select((s, i) => new MeasuredStep(IdOf(i), s.Pattern, null, optional?[i] ?? false))],
        Arcs = [.. (arcs ?? []).Select(a => new MeasuredArc(IdOf(a.From), IdOf(a.To)))],
        Scope = scope,
        Ways = 0,
        OffMap = 0,
    };
}
