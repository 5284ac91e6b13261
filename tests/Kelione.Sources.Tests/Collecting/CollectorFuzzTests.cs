using System.Text;
using CsCheck;

namespace Kelione.Sources.Tests;

/// <summary>Whatever is sent, a protocol reads it or refuses it in words, and always has an answer.</summary>
public sealed class CollectorFuzzTests
{
    private static readonly (string Path, string Body)[] Seeds =
    [
        ("/e/", """{"api_key":"k","batch":[{"uuid":"a","event":"A","distinct_id":"u","properties":{"$device_id":"d","$groups":{"company":"x"},"$set":{"email":"a@b.c"},"x":[1,{"y":2}]},"timestamp":"2026-11-23T07:59:59Z","offset":1}],"sent_at":"2026-11-23T08:00:00Z"}"""),
        ("/e/", "data=eyJldmVudCI6IkEiLCJwcm9wZXJ0aWVzIjp7InRva2VuIjoiayIsImRpc3RpbmN0X2lkIjoidSJ9fQ=="),
        ("/2/httpapi", """{"api_key":"k","events":[{"event_type":"A","user_id":"u","device_id":"d","time":1795420799000,"session_id":-1,"price":1,"quantity":2,"groups":{"org":"x"},"user_properties":{"$set":{"a":1}}}],"options":{"min_id_length":1}}"""),
        ("/identify", "api_key=k&identification=%5B%7B%22user_id%22%3A%22u%22%7D%5D"),
        ("/track", """[{"event":"A","properties":{"token":"k","distinct_id":"u","time":1795420799,"$insert_id":"i","ip":"1.2.3.4"}},{"event":"$merge","properties":{"$distinct_ids":["a","b"]}},{"event":"$create_alias","properties":{"distinct_id":"a","alias":"b"}}]"""),
        ("/import", """[{"event":"A","properties":{"distinct_id":"u","time":1795420799}}]"""),
        ("/mixpanel/engage", """[{"$token":"k","$distinct_id":"u","$set":{"$phone":"+37060000000"},"$time":1}]"""),
        ("/mp/collect", """{"client_id":"c","user_id":"u","timestamp_micros":"1795420799000001","user_properties":{"a":{"value":1}},"user_data":{"sha256_phone_number":"x"},"events":[{"name":"a","params":{"value":1,"items":[]}}]}"""),
        ("/debug/mp/collect", """{"client_id":"c","events":[{"name":"a"},{"name":"1"}]}"""),
        ("/g/collect", "en=a&_s=1&cid=1&ep.x=1\nen=b&up.y=2&epn.value=3"),
        ("/matomo.php", "idsite=1&rec=1&_id=0123456789abcdef&url=http%3A%2F%2Fx%2F&cdt=2026-11-20+10%3A00%3A00&revenue=1&idgoal=0"),
        ("/matomo.php", """{"requests":["?idsite=1&rec=1&uid=u","?x",{"idsite":1,"rec":1}],"token_auth":"k"}"""),
        ("/com.snowplowanalytics.snowplow/tp2", """{"schema":"iglu:a/b/jsonschema/1-0-0","data":[{"e":"ue","uid":"u","dtm":"1795420799000","stm":"1795420800000","ue_pr":"{\"data\":{\"schema\":\"iglu:a/b/jsonschema/1-0-0\",\"data\":{\"x\":1}}}","co":"{\"data\":[{\"schema\":\"iglu:a/c/jsonschema/1-0-0\",\"data\":{\"y\":[]}}]}"}]}"""),
    ];

    public static TheoryData<int> Each() => [.. Enumerable.Range(0, Seeds.Length)];

    [Theory]
    [MemberData(nameof(Each))]
    public void A_mangled_request_is_read_or_refused_in_words(int seed)
    {
        var (path, body) = Seeds[seed];
        var bytes = Encoding.UTF8.GetBytes(body);
        ReadOrRefuse(path, bytes);
        Gen.Select(Gen.Int[0, 4], Gen.Int[0, bytes.Length - 1], Gen.Int[1, 30], Gen.Byte.Array[1, 6]).Array[1, 5].Sample(
            changes => ReadOrRefuse(path, changes.Aggregate(bytes, (b, c) => Mangle(b, c.Item1, c.Item2, c.Item3, c.Item4))),
            iter: 3_000,
            threads: 1);
    }

    [Theory]
    [MemberData(nameof(Each))]
    public void A_value_of_a_wrong_kind_anywhere_is_read_or_refused_in_words(int seed)
    {
        var (path, body) = Seeds[seed];
        string[] strange = ["null", "[]", "{}", "-1", "1e999", "\"\\ud800\"", "\"" + new string('x', 600) + "\"", "true", "[[{\"a\":[null]}]]", "99999999999999999999999999", "\"NaN\"", "\"\\u0000\""];
        foreach (var value in strange)
        {
            for (var at = body.IndexOf(':', StringComparison.Ordinal); at >= 0; at = body.IndexOf(':', at + 1))
            {
                var end = at + 1;
                while (end < body.Length && body[end] is not (',' or '}' or ']'))
                {
                    end++;
                }

                ReadOrRefuse(path, Encoding.UTF8.GetBytes(body[..(at + 1)] + value + body[end..]));
            }
        }
    }

    [Fact]
    public void Anything_at_all_is_read_or_refused_in_words()
    {
        var paths = Seeds.Select(seed => seed.Path).Distinct().ToArray();
        Gen.Select(Gen.Int[0, paths.Length - 1], Gen.Byte.Array[0, 200]).Sample((path, bytes) => ReadOrRefuse(paths[path], bytes), iter: 20_000, threads: 1);
    }

    [Fact]
    public void Deep_and_wide_requests_are_refused()
    {
        foreach (var (path, _) in Seeds)
        {
            ReadOrRefuse(path, Encoding.UTF8.GetBytes(new string('[', 100_000)));
            ReadOrRefuse(path, Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{\"a\":", 100_000))));
            ReadOrRefuse(path, Encoding.UTF8.GetBytes("{\"batch\":[" + string.Join(',', Enumerable.Repeat("1", 30_000)) + "]}"));
        }

        var wide = string.Join(',', Enumerable.Range(0, 2_000).Select(i => Invariant($"\"p{i}\":1")));
        Assert.Contains("more than", Assert.Single(Sent.Post("/e/", $"{{\"api_key\":\"k\",\"event\":\"A\",\"distinct_id\":\"u\",\"properties\":{{{wide}}}}}").Read().Refused).Reason, StringComparison.Ordinal);
    }

    private static void ReadOrRefuse(string path, byte[] body)
    {
        foreach (var request in new[] { Sent.Post(path, body), Sent.Post(path, body).With("Content-Type", "application/x-www-form-urlencoded") })
        {
            var protocol = Sent.Protocol(request, out var inner);
            try
            {
                _ = protocol.KeyOf(inner);
                var collected = protocol.Read(inner);
                Assert.All(collected.Events, one =>
                {
                    Assert.NotEmpty(one.Activity);
                    Assert.NotEmpty(one.UserId ?? one.AnonymousId ?? "");
                    Assert.True(one.TimeMicros >= 0);
                });
                Assert.InRange(protocol.Accepted(inner, collected).Status, 200, 499);
            }
            catch (CollectException e)
            {
                Assert.NotEmpty(e.Message);
                Assert.InRange(protocol.Refused(inner, e.Fault, e.Message).Status, 200, 499);
            }
        }
    }

    private static byte[] Mangle(byte[] bytes, int change, int at, int length, byte[] with)
    {
        var from = Math.Min(at, bytes.Length);
        var to = Math.Min(from + length, bytes.Length);
        return change switch
        {
            0 => [.. bytes[..from], .. with, .. bytes[from..]],
            1 => [.. bytes[..from], .. bytes[to..]],
            2 => [.. bytes[..to], .. bytes[from..]],
            3 => [.. bytes[..from], .. with, .. bytes[to..]],
            _ => bytes[..from],
        };
    }
}
