using System.Globalization;
using System.Reflection;
using System.Text.Json.Serialization;
using Kelione.Journeys;
using Kelione.Workspace;

namespace Kelione.Web.Tests.Texts;

public sealed class SentenceTests
{
    /// <summary>Lines whose statement is what a person typed: a rule, a name, a day.</summary>
    private static readonly string[] Own = ["conversion", "left", "right", "over", "measure", "target", "direct", "errors", "held constant", "period", "rightPeriod", "segment"];

    private static IEnumerable<Question> Questions()
    {
        var (view, order) = (StepPattern.Of("view"), StepPattern.Of("order"));
        var (left, right) = (new NamedSegment("A", SegmentRule.Parse("did view")), new NamedSegment("B", SegmentRule.Parse("did order")));
        var scope = new Scope { Where = StepSyntax.ParseConditions("channel=web"), Customers = ["c1"], Segment = left };
        yield return new StatusQuestion();
        yield return new StatusQuestion { Scope = scope };
        yield return new FlowsQuestion { From = view, To = order, CollapseRepeats = true };
        yield return new FlowsQuestion { To = order };
        yield return new StepMeasuresQuestion { Steps = [new MeasuredStep("a", view)], Errors = order };
        foreach (var direction in Enum.GetValues<FlowDirection>())
        {
            yield return new SankeyQuestion { Direction = direction, Anchor = direction == FlowDirection.Forward ? view : null, CollapseRepeats = direction == FlowDirection.Forward };
        }

        yield return new StepMatrixQuestion();
        yield return new StepMatrixQuestion { Anchor = order };
        yield return new LoopsQuestion();
        yield return new VariantsQuestion { CollapseRepeats = true };
        yield return new VariantsQuestion { CollapseRepeats = false };
        foreach (var (way, effect) in Enum.GetValues<FunnelOrder>().SelectMany(o => Enum.GetValues<ExclusionEffect>().Select(e => (o, e))))
        {
            yield return new FunnelQuestion { Steps = [view, order], Order = way, ExclusionEffect = effect, Exclude = [view, order], FirstOnly = way == FunnelOrder.Ordered, By = "channel", HoldConstant = "device" };
        }

        foreach (var kind in Enum.GetValues<RetentionKind>())
        {
            yield return new RetentionQuestion { Kind = kind };
        }

        foreach (var entry in Enum.GetValues<CohortEntry>())
        {
            yield return new RetentionQuestion { Entry = entry, Start = view };
        }

        foreach (var (clock, size) in Enum.GetValues<RetentionClock>().SelectMany(c => Enum.GetValues<CohortSize>().Select(s => (c, s))))
        {
            yield return new RetentionQuestion { Clock = clock, Cohorts = size, Zone = "Europe/Vilnius" };
        }

        yield return new AhaQuestion { Start = view, Retained = order };
        yield return new DropOffsQuestion { Steps = [view, order] };
        yield return new CrossingsQuestion();
        yield return new AttributionQuestion { Conversion = order };
        yield return new SegmentOverlapQuestion { Segments = [left, right] };
        yield return new SegmentDiscoveryQuestion();
        yield return new ParetoQuestion();
        yield return new SessionsQuestion { UseSessionIds = true };
        yield return new SessionsQuestion { UseSessionIds = false };
        yield return new TimelineQuestion { Customer = "c1" };
        foreach (var by in Enum.GetValues<CustomerOrder>())
        {
            yield return new CustomersQuestion { Order = by };
        }

        yield return new ComparisonQuestion { Of = new AhaQuestion(), Left = left, Right = right };
    }

    [Fact]
    public void Every_line_of_every_policy_can_be_said_in_every_language()
    {
        var read = Questions().ToList();
        var known = typeof(Question).GetCustomAttributes<JsonDerivedTypeAttribute>().Select(a => a.DerivedType);
        Assert.Empty(known.Except(read.Select(q => q.GetType())).Select(t => $"{t.Name} is not looked at here"));
        var lines = read.SelectMany(q => q.PolicyLines()).Distinct().ToList();
        Assert.Empty(lines.Where(l => !SentenceBook.Knows(l.Name)).Select(l => l.Name).Distinct());
        Assert.Empty(lines.Where(l => !Own.Contains(l.Name) && !l.Name.StartsWith("segment ", StringComparison.Ordinal) && !SentenceBook.Knows(l.Value)).Select(l => $"{l.Name}: {l.Value}"));
    }

    [Theory]
    [InlineData("ru", "There is no map 'none'.", "Карты «none» нет.")]
    [InlineData("lt", "There is no map 'none'.", "Žemėlapio „none“ nėra.")]
    [InlineData("pl", "30d from the first step, ends included", "30 d od pierwszego kroku, z końcami")]
    [InlineData("zh-Hans", "events.csv: the file is empty.", "events.csv：文件为空。")]
    [InlineData("ru", "No event is called 'it's'. Did you mean 'its'?", "Нет события с названием «it's». Возможно, 'its'?")]
    [InlineData("ru", "Nobody has written this sentence.", "Nobody has written this sentence.")]
    [InlineData("en", "There is no map 'x'.", "There is no map 'x'.")]
    [InlineData("lt", "'PostgreSQL kelione on db.example:5432' is busy: another did not finish in 15 seconds. Nothing was changed; try again in a while.", "„PostgreSQL kelione on db.example:5432“ užimta: kitas darbas nebaigtas per 15 s. Niekas nepakeista; po kiek laiko bandykite vėl.")]
    public void A_sentence_is_said_in_the_language_with_its_values(string language, string english, string said)
    {
        var before = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
            Assert.Equal(said, SentenceBook.Say(english));
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    [Fact]
    public void A_hostile_name_does_not_keep_the_book_busy()
    {
        var hostile = string.Concat(Enumerable.Repeat("' of the map ', names the '. ", 4000));
        var watch = TimeProvider.System.GetTimestamp();
        SentenceBook.Knows($"The step '{hostile}' of the map '{hostile}' names the lane '{hostile}', which is there.");
        Assert.InRange(TimeProvider.System.GetElapsedTime(watch).TotalSeconds, 0, 5);
    }

    [Fact]
    public void What_went_wrong_names_no_folder_of_the_server()
    {
        Told.Hide("/srv/kelione/shop");
        Assert.Equal("'segments.json' cannot be read: denied", new MendableException("'/srv/kelione/shop/segments.json' cannot be read: denied").InWords());
    }
}
