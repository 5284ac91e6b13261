using System.Text;

namespace Kelione.Sources.Tests;

public sealed class StreamingTests : IDisposable
{
    private readonly TempFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void Texts_that_never_repeat_do_not_pile_up()
    {
        var text = new StringBuilder("user_id,event,timestamp,note\n");
        for (var i = 0; i < 600_000; i++)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"u{i % 1000},visit,1700000000,note {i}\n");
        }

        var most = SourceReader.Read(SourceInspector.Inspect(_files.Text("a.csv", text.ToString())), cancellationToken: TestContext.Current.CancellationToken)
            .Where(c => c.Batch is not null).Max(c => c.Batch!.Fields["note"].Pool.Count);

        Assert.InRange(most, 1, 4 * 65_536);
    }

    [Fact]
    public void Every_chunk_says_how_far_the_reading_is_and_its_sums_fit()
    {
        var plan = SourceInspector.Inspect(_files.Bytes("a.csv", [.. ContainerTests.Csv(200_000), .. TempFiles.Utf8(string.Concat(Enumerable.Repeat("bad\n", 5_000)))]));
        var before = default(ReadProgress);
        foreach (var chunk in SourceReader.Read(plan, cancellationToken: TestContext.Current.CancellationToken))
        {
            Assert.Equal(chunk.Progress.Batched - before.Batched, chunk.Batch?.Count ?? 0);
            Assert.Equal(chunk.Progress.Rejected - before.Rejected, chunk.Rejected.Count);
            Assert.True(chunk.Rejected.Count <= 1_000);
            Assert.True(chunk.Progress.BytesRead >= before.BytesRead);
            before = chunk.Progress;
        }

        Assert.Equal((205_000L, 200_000L, 5_000L), (before.RowsRead, before.Batched, before.Rejected));
        Assert.Equal(before.BytesTotal, before.BytesRead);
    }
}
