using System.Text.Json;
using CsCheck;
using Kelione.Oracle.Generation;

namespace Kelione.Journeys.Tests.Scopes;

public sealed class ScopeTests
{
    private static readonly Gen<Scope> AnyScope = JourneyGen.Base.SelectMany(ScopeGen.Scope);

    [Fact]
    public void A_scope_written_as_json_and_read_is_the_same() => AnyScope.Sample(
        scope => Assert.Equal(scope, JsonSerializer.Deserialize<Scope>(JsonSerializer.Serialize(scope, JourneyJson.Compact), JourneyJson.Compact)),
        iter: 500);

    [Fact]
    public void The_json_form_is_plain()
    {
        var scope = new Scope
        {
            Period = new Period(0, UtcTime.MicrosPerDay),
            Where = StepSyntax.ParseConditions("channel=web|app, !coupon"),
            Segment = new NamedSegment("payers", SegmentRule.Parse("did pay")),
            Customers = ["ann", "клиент"],
        };
        Assert.Equal(
            """{"period":{"from":"1970-01-01T00:00:00Z","to":"1970-01-02T00:00:00Z"},"where":[{"field":"channel","comparison":"is","values":["web","app"]},{"field":"coupon","comparison":"absent","values":[]}],"segment":{"name":"payers","rule":"did pay"},"customers":["ann","клиент"]}""",
            JsonSerializer.Serialize(scope, JourneyJson.Compact));
    }

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    [InlineData(9, true)]
    [InlineData(10, false)]
    public void A_period_holds_its_first_moment_and_not_its_end(long micros, bool inside)
    {
        Assert.Equal(inside, new Period(0, 10).Contains(micros));
        Assert.Equal(micros < 10, new Period(null, 10).Contains(micros));
        Assert.Equal(micros >= 0, new Period(0, null).Contains(micros));
        Assert.True(new Period(null, null).Contains(micros));
    }

    [Fact]
    public void The_previous_period_is_as_long_and_ends_where_this_one_starts()
    {
        Assert.Equal(new Period(-10, 0), new Period(0, 10).Previous());
        Assert.Null(new Period(null, 10).Previous());
        Assert.Null(new Period(0, null).Previous());
    }

    [Fact]
    public void Only_the_empty_scope_is_all()
    {
        Assert.True(new Scope().IsAll);
        Assert.Equal(Scope.All, new Scope());
        Assert.False(new Scope { Customers = [] }.IsAll); // nobody is not everybody
        Assert.NotEqual(Scope.All, new Scope { Customers = [] });
    }

    [Fact]
    public void An_open_end_is_written_as_dots() =>
        Assert.Equal("1970-01-01T00:00:00Z .. …", new Period(0, null).ToString());
}
