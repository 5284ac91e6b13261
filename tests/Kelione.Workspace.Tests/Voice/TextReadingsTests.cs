using Kelione.Engine.Storage;
using Kelione.Journeys;

namespace Kelione.Workspace.Tests;

/// <summary>What is found in texts, and what becomes of it where it cannot be kept.</summary>
public sealed class TextReadingsTests
{
    public static TheoryData<Exception> Full() => [new IOException("No space left on device"), new WorkspaceException("the disk is full")];

    [Theory]
    [MemberData(nameof(Full), DisableDiscoveryEnumeration = true)]
    public async Task A_full_disk_keeps_nobody_from_an_answer(Exception full)
    {
        FeedbackEntry[] said = [new() { Number = 1, Source = "s", Kind = FeedbackKind.Review, Text = "Late again" }, new() { Number = 2, Source = "s", Kind = FeedbackKind.Review, Text = "" }];
        var store = new NoFeedback(said, full);
        var reader = new CountingReader();
        var readings = new TextReadings(store, reader);
        var shelf = await FeedbackShelf.ReadAsync(store, TestContext.Current.CancellationToken);
        for (var i = 0; i < 2; i++)
        {
            var read = await readings.OfAsync(shelf, TestContext.Current.CancellationToken);
            Assert.NotNull(read[0]);
            Assert.Null(read[1]);
        }

        // What was read is in memory all the same.
        Assert.NotNull(await readings.OfAsync(shelf.Find(1)!, TestContext.Current.CancellationToken));
        Assert.Null(await readings.OfAsync(shelf.Find(2)!, TestContext.Current.CancellationToken));
        Assert.Equal(1, reader.Times);
        Assert.Null(shelf.Find(3));
    }

    private sealed class CountingReader : ITextReader
    {
        public int Times { get; private set; }

        public string Version => "1";

        public TextReading Read(string text, string? statedLanguage)
        {
            Times++;
            return new TextReading("en", 0, 0);
        }
    }
}
