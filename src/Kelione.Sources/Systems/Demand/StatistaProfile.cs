using Kelione.Journeys;

namespace Kelione.Sources;

/// <summary>
/// Statista's sheets: a workbook with <c>Overview</c> (or <c>Content</c>) and <c>Data</c>; in Data a title, then a column of labels, one or more of values, and the unit in words at the end. No document confirms the
/// layout: the columns are told by what is in them. Only sheets whose labels are times are demand over time.
/// </summary>
internal sealed class StatistaProfile : SystemProfile
{
    public override string Name => "statista";

    public override string Title => "Statista";

    public override SystemYield Yield => SystemYield.Demand;

    public override Sureness Sureness => Sureness.TellUs;

    public override IReadOnlyList<string> Files => ["XLSX with the sheets Overview and Data, years, quarters or months down the first column"];

    public override IReadOnlyList<MappedField> Fields =>
    [
        new("the first column with a text in it", "the period"),
        new("the columns of numbers, with the sheet's title", "topic and value"),
        new("the last column of text", "unit"),
    ];

    public override string ZonePolicy => "Years, quarters and months of the source.";

    public override string DedupeKey => "source, topic, period: a later export replaces the number";

    internal override bool Recognises(ProfileSample sample) =>
        sample.Format == "xlsx" && sample.Details.Sheet is { } sheet && sheet.Equals("Data", StringComparison.OrdinalIgnoreCase) && sample.Details.OtherSheets.Any(XlsxFormat.IsOverview)
        && LabelOf(sample) is { } label && sample.Values(label).All(v => DemandRows.Period(v, isWeek: false) is not null);

    internal override FormatDetails Adjust(ProfileSample sample, FormatDetails details)
    {
        var label = LabelOf(sample);
        var unit = sample.Names.LastOrDefault(n => n != label && sample.Values(n).Count > 0 && sample.Values(n).All(v => DemandRows.Number(v) is null));
        return details with
        {
            SystemHints = new Dictionary<string, string>
            {
                ["label"] = label ?? "",
                ["unit"] = unit is null ? "" : sample.Values(unit)[0],
                ["unit column"] = unit ?? "",
                ["title"] = details.Prologue.FirstOrDefault() ?? "",

                // A heading narrower than the rows below it counts as a line above the table.
                ["series"] = details is { HasHeader: false, Prologue.Count: > 1 } ? details.Prologue[^1] : "",
            },
        };
    }

    internal override IEnumerable<string> Notes(ProfileSample sample, string? zone) =>
        ["the layout of Statista's sheets was not confirmed by a document: tell us where one is not understood", "Statista's data is licensed for your account: it is kept in this workspace alone"];

    internal override SystemMapper Open(SystemReading reading) => new Mapper(reading);

    private static string? LabelOf(ProfileSample sample) => sample.Names.FirstOrDefault(n => sample.Values(n).Count > 0);

    private sealed class Mapper(SystemReading reading) : SystemMapper
    {
        public override void Map(SystemRecord record, SystemRows rows)
        {
            if (DemandRows.Period(record[reading.Hint("label")], isWeek: false) is not { } period)
            {
                rows.Refuse("this is no period of time", reading.Hint("label"));
                return;
            }

            var title = reading.Hint("title");
            for (var column = 0; column < record.Count; column++)
            {
                var name = record.Columns[column];
                if (name != reading.Hint("label") && name != reading.Hint("unit column") && DemandRows.Number(record.Cell(column)) is { } value)
                {
                    var named = name.StartsWith("column ", StringComparison.Ordinal) ? reading.Hint("series") : name;
                    DemandRows.Add(rows, named.Length == 0 ? title : title.Length == 0 ? named : $"{title}: {named}", "Statista", "", period, value, reading.Hint("unit") is { Length: > 0 } unit ? unit : "value");
                }
            }

            if (rows.Count == 0)
            {
                rows.Refuse("the row has no number");
            }
        }
    }
}
