using CsCheck;
using Kelione.Samples;

namespace Kelione.Sources.Tests;

/// <summary>A damaged export of any system is read as far as it goes or refused in words, whatever it is read for. <c>KELIONE_CASES</c> asks for more cases.</summary>
public sealed class SystemFuzzTests : IDisposable
{
    private static readonly SourceLimits Tight = new() { MaxRecordLength = 200_000, MaxQuotedLength = 50_000, MaxUnpackedBytes = 20_000_000, RatioFromBytes = 1_000_000 };

    private readonly TempFiles _files = new();

    public static TheoryData<string> Exports => [.. ExportSample.All.Select(e => e.Name)];

    public void Dispose() => _files.Dispose();

    [Theory]
    [MemberData(nameof(Exports))]
    public void A_damaged_export_is_read_or_refused_in_words(string name)
    {
        var export = ExportSample.Find(name)!;
        using var whole = new MemoryStream();
        Assert.True(export.Write(Scenarios.Find("phone")!, 150, 3, whole) > 0 || export.System is "x" or "youtube" or "facebook");
        var (bytes, path) = (whole.ToArray(), Path.Combine(_files.Folder, export.FileName));

        Damage.Several.Sample(
            damages =>
            {
                File.WriteAllBytes(path, damages.Aggregate(bytes, (b, d) => d.Do(b)));
                var reading = new ImportRequest { Limits = Tight, Zone = export.Zone };
                InWords(() => Imported.From(path, reading));
                InWords(() => FeedbackReader.Read(FeedbackInspector.Inspect(new SourceFile(path), new FeedbackRequest { Reading = reading }), null, TestContext.Current.CancellationToken).Count());
                InWords(() => DemandReader.Read(new SourceFile(path), reading, TestContext.Current.CancellationToken));
                InWords(() => SourceRouting.Route(new SourceFile(path), reading));
                return true;
            },
            iter: Damage.Cases(4),
            threads: 1);
    }

    private static void InWords<T>(Func<T> read)
    {
        try
        {
            read();
        }
        catch (SourceException e)
        {
            Assert.False(string.IsNullOrWhiteSpace(e.Message));
        }
    }
}
