using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Kelione.Web.Tests.People;
using Kelione.Workspace;

namespace Kelione.Web.Tests.Data;

/// <summary>Files that somebody sends badly: each is refused in words that say what to do, and nothing of it stays.</summary>
public sealed class UploadTests(SignedServer server) : IClassFixture<SignedServer>
{
    private const string Rows = "user_id,event,timestamp\nq1,look,2026-03-05T10:00:00Z\n";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_file_that_is_too_large_is_refused_before_it_is_sent()
    {
        using var client = new TcpClient();
        await client.ConnectAsync(server.Address.Host, server.Address.Port, Stop);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"POST /api/v1/imports?name=big.csv HTTP/1.1\r\nHost: {server.Address.Authority}\r\nAuthorization: Bearer {await server.KeyAsync(MemberRole.Owner)}\r\nContent-Type: text/csv\r\nContent-Length: {3L << 30}\r\n\r\n"), Stop);
        using var reader = new StreamReader(stream, Encoding.UTF8, leaveOpen: true);
        Assert.Contains("413", await reader.ReadLineAsync(Stop), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text/html", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("multipart/form-data", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("application/octet-stream", HttpStatusCode.OK)]
    public async Task Only_a_file_itself_is_taken(string type, HttpStatusCode status) => Assert.Equal(status, (await SendAsync("rows.csv", Encoding.UTF8.GetBytes(Rows), type)).Status);

    [Fact]
    public async Task A_bomb_a_picture_and_a_torn_file_are_refused_with_words_and_without_a_folder()
    {
        var before = await CountAsync();
        var torn = Gzip(string.Concat(Enumerable.Repeat(Rows, 4000)))[..^400];
        foreach (var (name, bytes) in ((string, byte[])[])
        [
            ("bomb.zip", Zip(("bomb.csv", new string('0', 60_000_000)))), ("bomb.gz", Gzip(new string('0', 60_000_000))), ("picture.csv", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 1, 2, 3]),
            ("book.xlsx", [0x50, 0x4B, 3, 4, 1, 2, 3]), ("inside.zip", Zip(("inner.zip", "PK"))), ("nothing.csv", []), ("none.zip", Zip()),
        ])
        {
            var (status, words) = await SendAsync(name, bytes);
            Assert.True(status == HttpStatusCode.BadRequest, $"{name}: {(int)status} {words}");
            Assert.DoesNotContain(Path.GetTempPath(), words, StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", words, StringComparison.Ordinal);
        }

        // What came before the tear may be kept, and is told.
        var (_, told) = await SendAsync("torn.csv.gz", torn);
        Assert.DoesNotContain(Path.GetTempPath(), told, StringComparison.Ordinal);
        Assert.InRange(await CountAsync() - before, 0, 1);
    }

    [Fact]
    public async Task An_entry_that_leads_out_of_its_archive_is_written_nowhere()
    {
        await SendAsync("out.zip", Zip(("../../../../../../tmp/kelione-was-here.csv", Rows), ("/tmp/kelione-was-here.csv", Rows)));
        Assert.False(File.Exists("/tmp/kelione-was-here.csv"));
        Assert.DoesNotContain(Directory.EnumerateFiles(server.WorkspaceFolder, "*kelione-was-here*", SearchOption.AllDirectories), f => !f.Contains("rejected", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1000)]
    [InlineData(300_000)]
    public async Task A_sending_that_breaks_off_or_a_full_disk_leaves_nothing(int after)
    {
        using var files = server.Served.Imports.Receive();
        var refused = await Assert.ThrowsAsync<MendableException>(() => files.TakeAsync("rows.csv", new BreakingStream(after), cancellationToken: Stop));
        Assert.Contains("rows.csv", refused.Message, StringComparison.Ordinal);
        Assert.Empty(files.Files);
        var arriving = Path.Combine(server.WorkspaceFolder, "imports", "arriving");
        Assert.Empty(Directory.Exists(arriving) ? Directory.EnumerateFiles(arriving, "*", SearchOption.AllDirectories) : []);
    }

    [Fact]
    public async Task Somebody_who_goes_away_in_the_middle_leaves_nothing()
    {
        using var files = server.Served.Imports.Receive();
        using var gone = new CancellationTokenSource();
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => files.TakeAsync("rows.csv", new MemoryStream(Encoding.UTF8.GetBytes(Rows)), cancellationToken: gone.Token));
        Assert.Empty(files.Files);
    }

    [Fact]
    public async Task Two_files_at_once_are_both_brought_in()
    {
        var sent = await Task.WhenAll(Enumerable.Range(0, 2).Select(i => SendAsync($"at-once-{i}.csv", Encoding.UTF8.GetBytes($"user_id,event,timestamp\ntwo{i},look,2026-03-05T10:00:0{i}Z\n"))));
        Assert.All(sent, s => Assert.Equal(HttpStatusCode.OK, s.Status));
    }

    private async Task<long> CountAsync() => ((Kelione.Journeys.StatusAnswer)await server.Served.Journeys.AskAsync(new Kelione.Journeys.StatusQuestion())).Customers;

    private async Task<(HttpStatusCode Status, string Words)> SendAsync(string name, byte[] bytes, string type = "application/octet-stream")
    {
        using var http = server.Browser();
        http.DefaultRequestHeaders.Authorization = new("Bearer", await server.KeyAsync(MemberRole.Owner));
        using var body = new ByteArrayContent(bytes);
        body.Headers.ContentType = new(type);
        using var answer = await http.PostAsync(new Uri($"/api/v1/imports?name={name}", UriKind.Relative), body, Stop);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Stop));
    }

    private static byte[] Gzip(string text)
    {
        var kept = new MemoryStream();
        using (var gzip = new GZipStream(kept, CompressionLevel.Fastest))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return kept.ToArray();
    }

    private static byte[] Zip(params (string Name, string Text)[] entries)
    {
        var kept = new MemoryStream();
        using (var zip = new ZipArchive(kept, ZipArchiveMode.Create))
        {
            foreach (var (name, text) in entries)
            {
                using var writer = new StreamWriter(zip.CreateEntry(name, CompressionLevel.SmallestSize).Open());
                writer.Write(text);
            }
        }

        return kept.ToArray();
    }

    /// <summary>Gives some bytes, then what a system says of a full disk.</summary>
    private sealed class BreakingStream(int after) : MemoryStream(new byte[after])
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            await base.ReadAsync(buffer, cancellationToken) is > 0 and var read ? read : throw new IOException("No space left on device", 28);
    }
}
