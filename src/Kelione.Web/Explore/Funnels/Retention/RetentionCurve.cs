using Kelione.Journeys;

namespace Kelione.Web.Explore.Funnels.Retention;

/// <summary>One line of the picture.</summary>
/// <param name="Name">Whose it is.</param>
/// <param name="Colour">The number of its colour, from 1 to 8.</param>
/// <param name="Group">The group's name in addresses; null for all customers.</param>
/// <param name="Points">Its points, the start itself left out, those without customers too.</param>
public sealed record RetentionCurve(string Name, int Colour, string? Group, IReadOnlyList<RetentionPoint> Points)
{
    /// <summary>The answer that its numbers are of; null for the page's own.</summary>
    public RetentionAnswer? Answer { get; init; }

    private static readonly int[] Colours = [1, 3, 2, 4, 6, 7, 5, 8];

    /// <summary>The address of those of a period who returned.</summary>
    public string Address(RetentionPoint point) => Group is null
        ? Handles.Address("overall", Handles.Part(point.Period)) : Handles.Address("group", Group, Handles.Part(point.Period));

    /// <summary>The lines of an answer: its groups, or all customers where it has none. Day 0, at which everybody was there, is no part of a line.</summary>
    public static IReadOnlyList<RetentionCurve> Of(RetentionAnswer answer, string all) => answer.Groups is { Count: > 0 } groups
        ? [.. groups.Select((g, i) => new RetentionCurve(g.Name, Colours[i % Colours.Length], g.Name, Shown(g.Overall)))]
        : [new RetentionCurve(all, 1, null, Shown(answer.Overall))];

    /// <summary>The lines of two answers, one of each side.</summary>
    public static IReadOnlyList<RetentionCurve> Of((RetentionAnswer Answer, string Name) a, (RetentionAnswer Answer, string Name) b) =>
    [
        new RetentionCurve(a.Name, Colours[0], null, Shown(a.Answer.Overall)) { Answer = a.Answer },
        new RetentionCurve(b.Name, Colours[1], null, Shown(b.Answer.Overall)) { Answer = b.Answer },
    ];

    private static List<RetentionPoint> Shown(IReadOnlyList<RetentionPoint> points) => [.. points.Where(p => p.Period > 0 && p.Share is not null)];
}
