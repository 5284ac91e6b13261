using Kelione.Journeys;
using Kelione.Samples;

namespace Kelione.Maps.Tests.Templates;

/// <summary>Templates are complete: a person replaces words, not emptiness.</summary>
public sealed class TemplateContentTests
{
    public static TheoryData<string> Names() => [.. MapTemplates.All.Select(t => t.Name)];

    /// <summary>Templates that are bound to a sample, with the sample.</summary>
    public static TheoryData<string, string> Bound() => new() { { "phone", "phone" }, { "clothes", "clothes" }, { "b2b", "b2b" }, { "city-guide", "city-guide" } };

    [Fact]
    public void There_is_a_template_for_each_kind_named_as_the_kind_and_eight_worked_examples()
    {
        var kinds = MapTemplates.All.Where(t => t.Group == MapTemplateGroup.Kind).ToArray();

        Assert.Equal(Enum.GetValues<MapKind>(), kinds.Select(t => t.Kind));
        Assert.Equal(
            ["linear", "non-linear", "cyclic", "stage", "channel", "role", "emotional", "cross-channel", "multi-screen", "b2b", "product-use"],
            kinds.Select(t => t.Name));
        Assert.Equal(
            ["phone", "clothes", "cosmetics", "city-guide", "phone-repair", "builder", "airline", "bank-account"],
            MapTemplates.All.Where(t => t.Group == MapTemplateGroup.Example).Select(t => t.Name));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_template_s_file_is_read_without_a_complaint(string name)
    {
        var map = MapTemplates.Find(name)!.Create("en");
        var again = MapYaml.Read(MapYaml.Write(map), "again.yaml");

        Assert.Empty(again.Problems);
        Assert.Equal(map, again.Map);
        Assert.Equal(JourneyMap.CurrentSchemaVersion, map.Schema);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_template_has_no_problem_but_steps_without_data_and_stands_in_canonical_order(string name)
    {
        foreach (var language in MapTemplates.Languages)
        {
            var map = MapTemplates.Find(name)!.Create(language);
            var problems = MapChecks.Problems(map).Where(p => p.Severity != ProblemSeverity.Info).ToArray();

            Assert.Empty(problems);
            Assert.Equal(MapOrder.Canonical(map), map);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_template_asks_a_question_and_says_whose_journey_it_is(string name)
    {
        var map = MapTemplates.Find(name)!.Create("en");

        Assert.EndsWith("?", map.Objective, StringComparison.Ordinal);
        Assert.NotEmpty(map.Scope);
        Assert.NotEmpty(map.Product);
        Assert.NotEmpty(map.Owner);
        Assert.NotEmpty(map.Personas);
        Assert.All(map.Personas, p => Assert.NotEmpty(p.Needs));
        Assert.Empty(map.Finding);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_template_has_four_to_eight_stages_with_a_goal_and_six_to_seventeen_steps(string name)
    {
        var template = MapTemplates.Find(name)!;
        var map = template.Create("en");

        Assert.InRange(map.Stages.Count, 4, 8);
        Assert.InRange(map.Steps().Count(), 6, 17);
        Assert.All(map.Stages, s => Assert.NotEmpty(s.Goal));
        Assert.All(map.Stages, s => Assert.NotEmpty(s.Steps));
        Assert.Equal((map.Kind, map.Stages.Count, map.Steps().Count(), map.Personas.Count), (template.Kind, template.Stages, template.Steps, template.Personas));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_lane_of_a_template_is_filled_and_so_is_every_step(string name)
    {
        var map = MapTemplates.Find(name)!.Create("en");
        var filled = map.Cards.Select(c => c.Lane).ToHashSet(StringComparer.Ordinal);
        var cells = map.Cards.Select(c => c.Step ?? c.Stage).ToHashSet(StringComparer.Ordinal);

        var emptyLanes = map.Lanes.Where(l => l.Kind is not (LaneKind.Barriers or LaneKind.Ideas) && !filled.Contains(l.Id)).Select(l => l.Id).ToArray();
        var emptyColumns = map.Stages.Where(s => !cells.Contains(s.Id) && s.Steps.Any(t => !cells.Contains(t.Id))).Select(s => s.Id).ToArray();

        Assert.Empty(emptyLanes);
        Assert.Empty(emptyColumns);
        Assert.NotEmpty(map.Barriers);
        Assert.NotEmpty(map.Ideas);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Ideas_are_ready_to_be_ranked(string name)
    {
        var map = MapTemplates.Find(name)!.Create("en");

        Assert.All(map.Ideas, i => Assert.NotNull(i.EaseOfDesign));
        Assert.All(map.Ideas, i => Assert.NotNull(i.EaseOfDevelopment));
        Assert.All(map.Ideas, i => Assert.NotNull(i.Effort));
        Assert.All(map.Ideas, i => Assert.NotEmpty(i.Owner));
        Assert.NotNull(map.Priority.Budget);
        Assert.NotEmpty(map.Priority.Unit);
        Assert.All(map.Barriers, b => Assert.NotNull(b.Criticality));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Feelings_are_stated_within_their_scale_and_do_not_exceed_what_is_wished(string name)
    {
        var map = MapTemplates.Find(name)!.Create("en");
        var felt = map.Cards.Where(c => c.Felt is not null).ToArray();

        Assert.NotEmpty(felt);
        Assert.All(felt, c => Assert.InRange(c.Felt!.Value, -5, 5));
        Assert.All(felt, c => Assert.InRange(c.Wished!.Value, c.Felt!.Value, 5));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Nothing_in_a_template_claims_to_be_researched_or_measured(string name)
    {
        var map = MapTemplates.Find(name)!.Create("en");

        Assert.All(map.Cards, c => Assert.Equal(Provenance.Assumption, c.Provenance));
        Assert.All(map.Barriers, b => Assert.Equal(Provenance.Assumption, b.Provenance));
        Assert.All(map.Steps(), s => Assert.Equal(Provenance.Assumption, s.Provenance));
    }

    [Theory]
    [MemberData(nameof(Bound))]
    public void Bindings_name_events_that_the_sample_has(string name, string sample)
    {
        var known = Scenarios.Find(sample)!.Generate(4_000, 1).Select(e => e.Activity).ToHashSet(StringComparer.Ordinal);
        var map = MapTemplates.Find(name)!.Create("en");
        var bindings = map.Steps().Select(s => s.Binding).OfType<Binding>().ToArray();

        Assert.Equal(map.Steps().Count(), bindings.Length);
        foreach (var text in bindings.SelectMany(b => new[] { b.Events, b.Success }).Append(map.Measure.Errors).OfType<string>())
        {
            Assert.Empty(StepPattern.Parse(text).Activities.Except(known));
        }

        Assert.All(map.Personas.Select(p => p.Segment).OfType<string>(), s => Assert.NotNull(SegmentSyntax.Parse(s)));
    }

    [Theory]
    [MemberData(nameof(Bound))]
    public void Channels_of_a_bound_template_are_those_of_the_sample(string name, string sample)
    {
        var used = Scenarios.Find(sample)!.Generate(1_000, 1).Select(e => e.Field("channel")).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var map = MapTemplates.Find(name)!.Create("en");
        var meant = map.Channels.SelectMany(c => c.Values ?? [c.Name, c.Id]).ToHashSet(StringComparer.Ordinal);

        Assert.Empty(used.Except(meant));
    }
}
