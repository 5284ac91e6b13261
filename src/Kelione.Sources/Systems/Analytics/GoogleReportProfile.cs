namespace Kelione.Sources;

/// <summary>
/// A report that Google Analytics 4 lets a person download as CSV: lines with <c>#</c>, then sums by a dimension. There are no customers in it, so it is recognised to be told what it is, not to be read.
/// Shape: report files as they are told apart by readers of them; headings are in the language of the interface, so only the lines above count.
/// </summary>
internal sealed class GoogleReportProfile : SystemProfile
{
    public override string Name => "ga4-report";

    public override string Title => "Google Analytics 4 report";

    public override Sureness Sureness => Sureness.Documented;

    public override IReadOnlyList<string> Files => ["the report's CSV: recognised and refused, as it holds sums without customers"];

    public override IReadOnlyList<MappedField> Fields => [];

    public override string ZonePolicy => "Days of the property's zone.";

    internal override bool Recognises(ProfileSample sample)
    {
        var lines = sample.Head.TrimStart('\uFEFF').Split('\n', 12);
        return sample.Format == "csv" && lines.Length > 4 && lines[0].StartsWith("# ---", StringComparison.Ordinal) && lines.Take(8).Count(l => l.StartsWith('#')) >= 4
            && lines.Take(10).Any(l => l.StartsWith("# ", StringComparison.Ordinal) && l.Contains(':', StringComparison.Ordinal));
    }

    internal override string? Refusal(ProfileSample sample) =>
        "This is a report of Google Analytics 4: sums by channel or day, without customers, so no journey can be made of it. Its sums can be compared with what Kelione counts; for the journeys, export the events through BigQuery.";

    internal override SystemMapper Open(SystemReading reading) => throw new InvalidOperationException("a report is never read");
}
