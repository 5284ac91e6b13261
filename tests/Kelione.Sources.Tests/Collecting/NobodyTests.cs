namespace Kelione.Sources.Tests;

/// <summary>Ids that mean nobody would make everybody one person.</summary>
public sealed class NobodyTests
{
    public static TheoryData<string> Nobodies() => ["undefined", "NULL", "[object Object]", "anonymous", "00000000-0000-0000-0000-000000000000", "0", " none "];

    [Theory]
    [MemberData(nameof(Nobodies))]
    public void Every_system_refuses_an_id_that_means_nobody(string id)
    {
        var written = System.Text.Json.JsonSerializer.Serialize(id);
        CollectRequest[] requests =
        [
            Sent.Post("/v1/events", $$$"""{"activity":"A","customer":{{{written}}}}"""),
            Sent.Post("/v1/events", $$$"""{"activity":"A","anonymous":{{{written}}}}"""),
            Sent.Post("/v1/track", $$$"""{"type":"track","event":"A","userId":{{{written}}}}"""),
            Sent.Post("/v1/track", $$$"""{"type":"track","event":"A","userId":"u","anonymousId":{{{written}}}}"""),
            Sent.Post("/v1/alias", $$$"""{"type":"alias","userId":"u","previousId":{{{written}}}}"""),
            Sent.Post("/e/", $$$"""{"token":"k","event":"A","distinct_id":{{{written}}}}"""),
            Sent.Post("/2/httpapi", $$$"""{"api_key":"k","events":[{"event_type":"A","user_id":{{{written}}}}]}"""),
            Sent.Post("/mixpanel/track", $$$"""{"event":"A","properties":{"token":"k","distinct_id":{{{written}}}}}"""),
            Sent.Post("/mp/collect", $$$"""{"client_id":{{{written}}},"events":[{"name":"a"}]}"""),
            Sent.Get("/matomo.php", ("rec", "1"), ("idsite", "k"), ("uid", id)),
            Sent.Get("/i", ("aid", "k"), ("e", "pv"), ("uid", id)),
        ];
        foreach (var request in requests)
        {
            var collected = request.Read();
            Assert.Empty(collected.Events);
            Assert.Contains("means nobody", Assert.Single(collected.Refused).Reason, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("u-17")]
    [InlineData("10")]
    [InlineData("nullable")]
    public void Ids_that_look_a_little_like_it_are_somebody(string id) => Assert.False(SystemWords.IsNoId(id));
}
