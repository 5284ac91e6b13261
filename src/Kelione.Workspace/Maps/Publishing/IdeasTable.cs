using System.Globalization;
using Kelione.Maps;

namespace Kelione.Workspace;

/// <summary>The ideas of a map by priority, with the arithmetic; those without a score, released and dropped ones follow.</summary>
public static class IdeasTable
{
    /// <summary>Makes it.</summary>
    public static PublishedTable Of(JourneyMap map, PriorityList ranked, TableWords words)
    {
        TableColumn[] columns =
        [
            new("Rank", "", TableColumnKind.Count),
            new("Idea", words["Idea"], TableColumnKind.Text),
            new("Step", words["Step"], TableColumnKind.Name),
            new("Criticality", words["Criticality"], TableColumnKind.Score),
            new("EaseOfDesign", words["EaseOfDesign"], TableColumnKind.Score),
            new("EaseOfDevelopment", words["EaseOfDevelopment"], TableColumnKind.Score),
            new("ShareAffected", words["ShareAffected"], TableColumnKind.Score),
            new("Priority", words["Priority"], TableColumnKind.Score),
            new("Line", words["MvpLine"], TableColumnKind.Name),
            new("Effort", map.Priority.Unit.Length > 0 ? $"{words["Effort"]}, {map.Priority.Unit}" : words["Effort"], TableColumnKind.Score),
            new("Responsible", words["Responsible"], TableColumnKind.Name),
            new("Due", words["Due"], TableColumnKind.Name),
            new("Status", words["Status"], TableColumnKind.Name),
        ];
        return new PublishedTable(words["Ideas"], columns, [.. ranked.Ranked.Concat(ranked.NoScoreYet).Concat(ranked.Apart).Select(i => Row(i, ranked, words))]);
    }

    private static TableRow Row(RankedIdea idea, PriorityList ranked, TableWords words) => new(
        idea.AboveLine ? 1 : 0,
        [
            idea.Rank is { } rank ? new TableCell(Number: rank) : TableCell.Empty,
            TableCell.Of(idea.Idea.Text),
            TableCell.Of(idea.StepName),
            .. idea.Terms.Select(t => new TableCell(Number: t.Score, Source: t.Score is null ? null : t.Source, Lack: t.Score is null ? words["NoData"] : "")),
            idea.Score is { } score ? new TableCell(Number: score) : new TableCell(Lack: words["NoScore"]),
            TableCell.Of(ranked.Line is not null && idea.AboveLine ? words["AboveLine"] : ""),
            idea.Idea.Effort is { } effort ? new TableCell(Number: effort, Source: ProvenanceKind.Assumption) : TableCell.Empty,
            TableCell.Of(idea.Idea.Owner),
            TableCell.Of(idea.Idea.Due?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? ""),
            TableCell.Of(Status(idea.Idea, words)),
        ]);

    private static string Status(Idea idea, TableWords words)
    {
        var status = words[$"Status{idea.Status}"];
        return idea.ReleasedOn is { } day ? string.Create(CultureInfo.InvariantCulture, $"{status} {day:yyyy-MM-dd}") : status;
    }
}
