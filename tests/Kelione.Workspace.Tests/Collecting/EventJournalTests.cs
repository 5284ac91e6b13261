using System.Text;

namespace Kelione.Workspace.Tests.Collecting;

public sealed class EventJournalTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task A_file_that_was_cut_anywhere_gives_the_whole_frames_before_the_cut()
    {
        var files = new JournalFiles(Path.Combine(_scratch.Path, "j"));
        var texts = Enumerable.Range(0, 20).Select(i => new string((char)('a' + i), 1 + (i * 3))).ToList();
        var ends = new List<long>();
        using (var journal = new EventJournal(files, default))
        {
            foreach (var text in texts)
            {
                await journal.AppendAsync(Encoding.UTF8.GetBytes(text));
                ends.Add(journal.End.Offset);
            }
        }

        var whole = await File.ReadAllBytesAsync(files.PathOf(1), TestContext.Current.CancellationToken);
        for (var length = 0; length <= whole.Length; length++)
        {
            File.WriteAllBytes(files.PathOf(1), whole[..length]);
            Assert.Equal(texts.Take(ends.Count(e => e <= length)), Read(files));
        }
    }

    [Fact]
    public async Task A_changed_byte_is_noticed()
    {
        var files = new JournalFiles(Path.Combine(_scratch.Path, "j"));
        using (var journal = new EventJournal(files, default))
        {
            await journal.AppendAsync("first"u8.ToArray());
            await journal.AppendAsync("second"u8.ToArray());
        }

        var bytes = await File.ReadAllBytesAsync(files.PathOf(1), TestContext.Current.CancellationToken);
        bytes[^2] ^= 1;
        File.WriteAllBytes(files.PathOf(1), bytes);
        Assert.Equal(["first"], Read(files));
    }

    [Fact]
    public async Task Many_at_once_are_all_durable_and_in_one_order()
    {
        var files = new JournalFiles(Path.Combine(_scratch.Path, "j"));
        using (var journal = new EventJournal(files, default))
        {
            await Parallel.ForAsync(0, 2000, async (i, _) => await journal.AppendAsync(BitConverter.GetBytes(i)));
        }

        Assert.Equal(Enumerable.Range(0, 2000), files.Read(new JournalPlace(1, 0), null).Select(f => BitConverter.ToInt32(f.Payload.Span)).Order());
    }

    private static List<string> Read(JournalFiles files) => [.. files.Read(new JournalPlace(1, 0), null).Select(f => Encoding.UTF8.GetString(f.Payload.Span))];
}
