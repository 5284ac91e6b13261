namespace Kelione.Sources.Tests;

/// <summary>Some addresses belong to several systems; the form of the request tells whose it is.</summary>
public sealed class SharedAddressTests
{
    [Theory]
    [InlineData("/batch", """{"api_key":"k","events":[{"event_type":"A","user_id":"u"}]}""", "amplitude")]
    [InlineData("/batch/", """{"api_key":"k","events":[{"event_type":"A","user_id":"u"}]}""", "amplitude")]
    [InlineData("/batch", """{"api_key":"k","batch":[{"event":"A","distinct_id":"u"}]}""", "posthog")]
    [InlineData("/batch/", "{broken", "posthog")]
    [InlineData("/batch", "{broken", "amplitude")]
    [InlineData("/track/", """{"event":"A","properties":{"token":"k","distinct_id":"u"}}""", "mixpanel")]
    [InlineData("/track", """[{"event":"A","properties":{"token":"k","distinct_id":"u"}}]""", "mixpanel")]
    [InlineData("/track/", """{"api_key":"k","event":"A","properties":{"distinct_id":"u"}}""", "posthog")]
    [InlineData("/track/", "{broken", "mixpanel")]
    [InlineData("/engage", """{"$token":"k","$distinct_id":"u","$set":{}}""", "mixpanel")]
    [InlineData("/engage/", """{"token":"k","distinct_id":"u","$set":{}}""", "posthog")]
    [InlineData("/posthog/batch", "{broken", "posthog")]
    [InlineData("/amplitude/batch/", "{broken", "amplitude")]
    [InlineData("/posthog/track/", """{"event":"A","properties":{"token":"k","distinct_id":"u"}}""", "posthog")]
    public void The_form_of_the_request_tells_whose_it_is(string path, string body, string name) => Assert.Equal(name, Sent.Post(path, body).Name());

    [Fact]
    public void An_address_that_nobody_has_is_nobodys() => Assert.Empty(CollectorProtocols.Of("POST", "/2/httpapi/x", out _));

    [Fact]
    public void The_name_before_the_path_is_taken_off()
    {
        Assert.Equal("mixpanel", Assert.Single(CollectorProtocols.Of("POST", "/mixpanel/track/", out var inner)).Name);
        Assert.Equal("/track/", inner);
    }
}
