namespace Kelione.Sources.Tests;

public sealed class AttributionPathTests : IDisposable
{
    private readonly TempFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void Paths_with_their_numbers_are_read_and_bad_rows_are_rejected()
    {
        var read = AttributionPathReader.Read(_files.Text("p.csv", "path;total_conversions;total_conversion_value;total_null\nads > mail > ads;1;0.244;3\n > ;1;1;1\nads;many;1;1\nads;-1;1;1\nmail;2;;0\n"));

        Assert.Equal(["ads+mail+ads 1 0.244 3", "mail 2 0 0"], read.Paths.Select(p => Invariant($"{string.Join('+', p.Touches)} {p.Conversions} {p.Value} {p.Nulls}")));
        Assert.Equal([3L, 4L, 5L], read.Rejected.Select(r => r.Line));
        Assert.Equal("total_conversions", read.Rejected[1].Field);
    }

    [Fact]
    public void A_file_without_paths_is_named_as_such() => Assert.Contains(
        "needs the columns 'path' and 'total_conversions'",
        Assert.Throws<SourceException>(() => AttributionPathReader.Read(_files.Text("p.csv", "a,b\n1,2\n"))).Message,
        StringComparison.Ordinal);

    [Fact]
    public void The_real_paths_are_all_read()
    {
        var read = AttributionPathReader.Read(RealFile.Of("channelattribution-pathdata/Data.csv"));

        Assert.Empty(read.Rejected);
        Assert.Equal(10_000, read.Paths.Count);
        Assert.Equal(19_785, read.Paths.Sum(p => p.Conversions));
        Assert.Equal(12, read.Paths.SelectMany(p => p.Touches).Distinct(StringComparer.Ordinal).Count());
    }
}
