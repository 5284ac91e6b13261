using Kelione.Maps;

namespace Kelione.Workspace;

/// <summary>Segments and personas side by side: a row for each step and segment.</summary>
internal static class SegmentsTable
{
    /// <summary>Makes it.</summary>
    public static PublishedTable Of(JourneyMap map, MapMeasurement measurement, TableWords words)
    {
        TableColumn[] columns =
        [
            new("Step", words["Step"], TableColumnKind.Name),
            new("Segment", words["Segment"], TableColumnKind.Name),
            new("Customers", words["Customers"], TableColumnKind.Count, HasBars: true),
            new("Share", words["Share"], TableColumnKind.Share),
            new("Conversion", words["Conversion"], TableColumnKind.Share, HasBars: true),
            new("Retained", words["Retained"], TableColumnKind.Share),
            new("MedianHours", words["MedianHours"], TableColumnKind.Hours),
        ];
        var rows = map.Steps().SelectMany((step, place) => measurement.Segments.Select(segment => Row(place, step, segment, words)));
        return new PublishedTable(words["Segments"], columns, [.. rows]);
    }

    private static TableRow Row(int place, Step step, SegmentMeasure segment, TableWords words)
    {
        var m = segment.Steps.FirstOrDefault(s => s.Id == step.Id);
        var lack = m is { Bound: true } ? words["NoData"] : words["NotBound"];
        return new TableRow(place,
        [
            TableCell.Of(step.Name),
            TableCell.Of(segment.Name),
            TableCell.Measured(m?.Customers, lack),
            TableCell.Measured(m?.Share, lack),
            TableCell.Measured(m?.ConversionToNext, m is { Bound: true, Next: null } ? words["LastStep"] : lack),
            TableCell.Measured(m?.Retained, lack),
            TableCell.Measured(m?.MedianSecondsToNext / 3600, lack),
        ]);
    }
}
