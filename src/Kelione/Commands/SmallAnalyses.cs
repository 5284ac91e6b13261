using System.CommandLine;
using Kelione.Journeys;

namespace Kelione.CommandLine.Commands;

/// <summary>The analyses with few options.</summary>
internal static class SmallAnalyses
{
    /// <summary><c>kelione status</c>.</summary>
    public static Analysis Status() => new(
        new KelioneCommand("status", "What is there: events, customers, activities, over what time.", "kelione status", "kelione status --json", "kelione status --where channel=web"),
        ask => new StatusQuestion { Scope = ask.Scope });

    /// <summary><c>kelione variants</c>.</summary>
    public static Analysis Variants()
    {
        var top = Args.Number("--top", "Only the most frequent");
        var collapse = Args.Flag("--collapse", "An activity straight after itself counts once");
        var command = new KelioneCommand(
            "variants", "Which sequences of activities whole journeys follow, and how often.", "kelione variants --top 10", "kelione variants --collapse --json") { top, collapse };
        return new Analysis(command, ask => new VariantsQuestion { Scope = ask.Scope, Top = ask.Get(top), CollapseRepeats = ask.Get(collapse) });
    }

    /// <summary><c>kelione dropoffs</c>.</summary>
    public static Analysis DropOffs()
    {
        var steps = Args.Steps("STEP", "The steps in order, at least two", 2);
        var within = Args.Length("--within", "The time from the first step in which all must happen [default: 30d]");
        var before = Args.Length("--exposure-before", "Events so long before the step are held against leaving [default: 1h]");
        var after = Args.Length("--exposure-after", "Events so long after the step too [default: 30m]");
        var support = Args.Number("--support", "Leave out activities of fewer customers [default: 10]");
        var top = Args.Number("--top", "How many \"instead\" activities a step [default: 10]");
        var command = new KelioneCommand(
            "dropoffs",
            "What those who left did instead, and what goes together with leaving.",
            "kelione dropoffs cart checkout payment_done",
            "kelione dropoffs cart payment_done --within 2d --exposure-before 30m --support 30") { steps, within, before, after, support, top };
        var standard = new DropOffsQuestion { Steps = [] };
        return new Analysis(command, ask => new DropOffsQuestion
        {
            Scope = ask.Scope,
            Steps = ask.Parse.GetValue(steps)!,
            Within = ask.Get(within) ?? standard.Within,
            ExposureBefore = ask.Get(before) ?? standard.ExposureBefore,
            ExposureAfter = ask.Get(after) ?? standard.ExposureAfter,
            MinimumSupport = ask.Get(support) ?? standard.MinimumSupport,
            Top = ask.Get(top) ?? standard.Top,
        });
    }

    /// <summary><c>kelione crossings</c>.</summary>
    public static Analysis Crossings()
    {
        var field = Args.Text("--field", "channel, device or any attribute [default: channel]", "FIELD");
        var command = new KelioneCommand(
            "crossings", "How customers cross between channels, devices or any field's values.", "kelione crossings", "kelione crossings --field device") { field };
        return new Analysis(command, ask => new CrossingsQuestion { Scope = ask.Scope, Field = ask.Get(field) ?? EventFields.Channel });
    }

    /// <summary><c>kelione pareto</c>.</summary>
    public static Analysis Pareto()
    {
        var over = Args.Text("--over", "customer, activity or any field [default: customer]", "FIELD");
        var measure = Args.Choice<ParetoMeasure>("--measure", "What is added up");
        var target = Args.Option<double?>("--target", "The share to be carried [default: 0.8]", t => Numbers.Real(t), "SHARE");
        var top = Args.Number("--top", "How many are named [default: 20]");
        var command = new KelioneCommand(
            "pareto", "Which few carry most: customers, activities, or the values of any field.", "kelione pareto --measure value", "kelione pareto --over activity --top 10") { over, measure, target, top };
        return new Analysis(command, ask => new ParetoQuestion
        {
            Scope = ask.Scope,
            Over = ask.Get(over) ?? EventFields.Customer,
            Measure = ask.Get(measure) ?? ParetoMeasure.Events,
            Target = ask.Get(target) ?? 0.8,
            Top = ask.Get(top) ?? 20,
        });
    }

    /// <summary><c>kelione sessions</c>.</summary>
    public static Analysis Sessions()
    {
        var timeOut = Args.Length("--timeout", "A longer gap begins a new session [default: 30m]");
        var gapsOnly = Args.Flag("--gaps-only", "Do not use the source's session ids");
        var command = new KelioneCommand("sessions", "How journeys split into sessions.", "kelione sessions", "kelione sessions --timeout 1h --gaps-only") { timeOut, gapsOnly };
        return new Analysis(command, ask => new SessionsQuestion
        {
            Scope = ask.Scope,
            TimeOut = ask.Get(timeOut) ?? Duration.FromSeconds(1800),
            UseSessionIds = !ask.Get(gapsOnly),
        });
    }

    /// <summary><c>kelione journey</c>.</summary>
    public static Analysis Journey()
    {
        var customer = new Argument<string>("CUSTOMER") { Description = "Any id of the customer" };
        var limit = Args.Number("--limit", "At most so many events [default: 10000]");
        var timeOut = Args.Length("--timeout", "A longer gap begins a new session [default: 30m]");
        var command = new KelioneCommand("journey", "One customer's journey, event by event.", "kelione journey c-000042", "kelione journey c-000042 --json") { customer, limit, timeOut };
        return new Analysis(command, ask => new TimelineQuestion
        {
            Scope = ask.Scope,
            Customer = ask.Parse.GetRequiredValue(customer),
            Limit = ask.Get(limit) ?? 10_000,
            TimeOut = ask.Get(timeOut) ?? Duration.FromSeconds(1800),
        });
    }
}
