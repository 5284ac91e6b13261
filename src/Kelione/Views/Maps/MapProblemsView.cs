using Kelione.CommandLine.Commands.Maps;
using Kelione.Maps;

namespace Kelione.CommandLine.Views.Maps;

/// <summary>What is wrong with a map.</summary>
internal static class MapProblemsView
{
    /// <summary>Draws the problems, the gravest first.</summary>
    public static void Show(Sheet sheet, MapTexts texts, string map, IReadOnlyList<FoundProblem> problems)
    {
        sheet.Title(texts["Check"], map);
        sheet.Finding(problems.Count == 0 ? texts["MapSound"] : texts.Fill("MapProblems", problems.Count, problems.Count(p => p.Severity == ProblemSeverity.Error)));
        var grid = new Grid(new Column(""), Grid.Name("", lines: 2), Grid.Name("", lines: 6));
        foreach (var problem in problems.OrderByDescending(p => p.Severity))
        {
            grid.Add(new Span(texts.Of(problem.Severity), problem.Severity == ProblemSeverity.Error ? Ink.Barrier : Ink.Quiet), new Span(problem.At, Ink.Quiet), problem.Message);
        }

        if (!grid.IsEmpty)
        {
            sheet.Add(grid);
        }
    }
}
