using System.CommandLine;
using Kelione.Journeys;
using Kelione.Workspace;

namespace Kelione.CommandLine;

/// <summary>The filters that every analysis has: period, conditions, segment.</summary>
internal sealed class ScopeOptions
{
    private readonly Option<long?> _from = Args.Option<long?>("--from", "Only events from this day or moment on (UTC unless an offset is given)", t => Numbers.Moment(t), "WHEN");
    private readonly Option<long?> _to = Args.Option<long?>(
        "--to", "Only events before this day or moment: --from 2026-01-01 --to 2026-02-01 is January", t => Numbers.Moment(t), "WHEN");

    private readonly Option<IReadOnlyList<Condition>[]> _where = Args.Options(
        "--where", "Only events with these attributes, such as 'channel=web, price>=100'; may be given several times", StepSyntax.ParseConditions, "CONDITIONS");

    private readonly Option<string?> _segment = Args.Text("--segment", "Only customers of this segment: its name, or a rule such as 'did cart >= 2 times'", "SEGMENT");

    /// <summary>Puts the options on a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_from);
        command.Options.Add(_to);
        command.Options.Add(_where);
        command.Options.Add(_segment);
    }

    /// <summary>The scope asked for.</summary>
    /// <exception cref="MendableException">The period is empty or the segment is none.</exception>
    public Scope Of(ParseResult parse, SegmentShelf segments)
    {
        var (from, to) = (parse.GetValue(_from), parse.GetValue(_to));
        if (from >= to)
        {
            throw new MendableException($"The period is empty: --from {UtcTime.Format(from.Value)} must lie before --to {UtcTime.Format(to.Value)}, which is no longer inside.");
        }

        return new Scope
        {
            Period = from is null && to is null ? null : new Period(from, to),
            Where = [.. parse.GetValue(_where)!.SelectMany(c => c)],
            Segment = parse.GetValue(_segment) is { } segment ? segments.Resolve(segment) : null,
        };
    }
}
