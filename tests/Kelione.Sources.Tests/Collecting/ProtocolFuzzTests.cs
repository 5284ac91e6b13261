using System.IO.Compression;
using System.Text;

namespace Kelione.Sources.Tests.Collecting;

/// <summary>Anybody can send anything.</summary>
public sealed class ProtocolFuzzTests
{
    private const int Rounds = 4000;

    private static readonly string[] Seeds =
    [
        """{"batch":[{"type":"track","event":"Order","userId":"u","messageId":"1","properties":{"revenue":59.9,"a":[1,{"b":null}],"c":{"d":{"e":"\ud83d\ude00"}}},"context":{"page":{"url":"https://x.example/?utm_source=a","referrer":""},"device":{"type":"ios"},"consent":{"categoryPreferences":{"a":true}}},"timestamp":"2026-05-11T07:33:09.900Z"}],"sentAt":"2026-05-11T07:33:10Z"}""",
        """{"events":[{"activity":"A","customer":"u","anonymous":"a","time":1778484780,"id":"x","fields":{"a":{"b":{"c":{"d":{"e":{"f":{"g":1}}}}}}},"campaign":{"source":"s"},"value":1e308,"traits":{"plan":"pro"},"email":"a@b.example"}],"sentAt":1778484790,"consent":true}""",
        """[{"activity":"A","customer":"u"}]""",
    ];

    public static TheoryData<string> Names => [.. CollectorProtocols.All.Select(p => p.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Whatever_is_sent_it_is_taken_or_refused_and_nothing_else_happens(string name)
    {
        var (protocol, random) = (Requests.Protocol(name), new Random(20260511));
        for (var round = 0; round < Rounds; round++)
        {
            var body = Body(random);
            foreach (var path in protocol.Routes.Where(r => r.Method == "POST").Select(r => r.Path.Replace("*", "x", StringComparison.Ordinal)))
            {
                var request = Requests.Post(path, body, ("Content-Type", "application/json"), ("Authorization", random.Next(2) == 0 ? "Basic x" : "Bearer " + Encoding.Latin1.GetString(body.AsSpan(0, Math.Min(9, body.Length)))));
                try
                {
                    _ = protocol.KeyOf(request);
                    if (protocol.Aside(request) is null)
                    {
                        var collected = protocol.Read(request);
                        Assert.All(collected.Events, e => Assert.True(e.Activity.Length > 0 && (e.UserId ?? e.AnonymousId) is { Length: > 0 }));
                        Assert.InRange(protocol.Accepted(request, collected).Status, 200, 499);
                    }
                }
                catch (CollectException e)
                {
                    Assert.InRange(protocol.Refused(request, e.Fault, e.Message).Status, 200, 599);
                }
            }
        }
    }

    [Fact]
    public void Half_a_surrogate_pair_and_bytes_that_are_no_UTF8_do_no_harm()
    {
        var own = Requests.Protocol("kelione");
        Assert.Single(own.Read(Requests.Post("/v1/events", """{"activity":"\ud83d","customer":"\udc00u","fields":{"\ud83d":"\ud83d"}}""")).Events);
        byte[] bytes = [.. Encoding.UTF8.GetBytes("{\"activity\":\"A"), 0xFF, 0xC3, .. Encoding.UTF8.GetBytes("\",\"customer\":\"u\"}")];
        Assert.Single(own.Read(Requests.Post("/v1/events", bytes)).Events);
    }

    [Fact]
    public void What_is_nested_too_deep_is_refused()
    {
        var deep = string.Concat(Enumerable.Repeat("[", 100_000));
        Assert.Throws<CollectException>(() => Requests.Protocol("kelione").Read(Requests.Post("/v1/events", deep)));
        Assert.Throws<CollectException>(() => Requests.Protocol("segment").Read(Requests.Post("/v1/batch", "{\"batch\":" + deep)));
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    public void A_small_body_that_would_fill_the_memory_is_given_up(string encoding)
    {
        var packed = new MemoryStream();
        using (Stream packing = encoding switch { "gzip" => new GZipStream(packed, CompressionLevel.Optimal, true), "br" => new BrotliStream(packed, CompressionLevel.Optimal, true), _ => new ZLibStream(packed, CompressionLevel.Optimal, true) })
        {
            var zeros = new byte[1 << 20];
            for (var i = 0; i < 64; i++)
            {
                packing.Write(zeros);
            }
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal(CollectFault.TooLarge, Assert.Throws<CollectException>(() => PackedBody.Unpack(packed.ToArray(), encoding, 1 << 20)).Fault);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 8 << 20);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    [InlineData("zstd")]
    public void What_is_not_packed_as_it_says_is_refused(string encoding) =>
        Assert.Equal(CollectFault.Malformed, Assert.Throws<CollectException>(() => PackedBody.Unpack(Encoding.UTF8.GetBytes("{\"activity\":\"A\"} and some more text"), encoding, 1 << 20)).Fault);

    private static byte[] Body(Random random)
    {
        if (random.Next(8) == 0)
        {
            var noise = new byte[random.Next(200)];
            random.NextBytes(noise);
            return noise;
        }

        var bytes = Encoding.UTF8.GetBytes(Seeds[random.Next(Seeds.Length)]).ToList();
        for (var changes = random.Next(1, 6); changes > 0 && bytes.Count > 4; changes--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(5))
            {
                case 0: bytes[at] = (byte)random.Next(256); break;
                case 1: bytes.RemoveRange(at, Math.Min(random.Next(1, 30), bytes.Count - at)); break;
                case 2: bytes.InsertRange(at, bytes.GetRange(at, Math.Min(random.Next(1, 60), bytes.Count - at))); break;
                case 3: bytes.InsertRange(at, Encoding.UTF8.GetBytes(new[] { "null", "{}", "[]", "-1e999", "\"\"", "true", "\\ud800", "," }[random.Next(8)])); break;
                default: bytes[at] = "{}[]\",:0"u8[random.Next(8)]; break;
            }
        }

        return [.. bytes];
    }
}
