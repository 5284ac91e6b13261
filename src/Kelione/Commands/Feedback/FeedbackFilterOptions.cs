using System.CommandLine;
using Kelione.Journeys;
using Kelione.Workspace;

namespace Kelione.CommandLine.Commands.Feedback;

/// <summary>The filters that every look at feedback has.</summary>
internal sealed class FeedbackFilterOptions
{
    private readonly Option<long?> _from = Args.Option<long?>("--from", "Only what was said from this day or moment on", t => Numbers.Moment(t), "WHEN");
    private readonly Option<long?> _to = Args.Option<long?>("--to", "Only what was said before this day or moment", t => Numbers.Moment(t), "WHEN");
    private readonly Option<string[]> _source = Args.Options("--source", "Only this source; may be given several times", t => t, "SOURCE");
    private readonly Option<FeedbackKind[]> _kind = Args.Choices<FeedbackKind>("--kind", "Only this kind; may be given several times");
    private readonly Option<string[]> _channel = Args.Options("--channel", "Only this channel; may be given several times", t => t, "CHANNEL");
    private readonly Option<string[]> _touchpoint = Args.Options("--touchpoint", "Only this touchpoint; may be given several times", t => t, "TOUCHPOINT");
    private readonly Option<string[]> _language = Args.Options("--language", "Only this language, such as lt; may be given several times", t => t, "TAG");
    private readonly Option<string[]> _version = Args.Options("--product-version", "Only this version of the product; may be given several times", t => t, "VERSION");
    private readonly Option<int[]> _sentiment = Args.Options("--sentiment", "Only this sentiment: -1, 0 or 1; may be given several times", Numbers.Whole, "N");
    private readonly Option<string[]> _theme = Args.Options("--theme", "Only this theme; may be given several times", t => t, "THEME");
    private readonly Option<string?> _map = Args.Text("--on-map", "Where it lies on this map", "MAP");
    private readonly Option<string[]> _step = Args.Options("--step", "With --on-map: only what lies on this step; may be given several times", t => t, "STEP");
    private readonly Option<bool> _unplaced = Args.Flag("--unplaced", "With --on-map: only what lies on no step");
    private readonly Option<string?> _segment = Args.Text("--segment", "Only customers of this segment: its name, or a rule such as 'did cart >= 2 times'", "SEGMENT");
    private readonly Option<bool> _answered = Args.Flag("--answered", "Only what was answered");
    private readonly Option<bool> _unanswered = Args.Flag("--unanswered", "Only what called for an answer and has none");
    private readonly Option<string?> _contains = Args.Text("--contains", "Only texts with these letters", "TEXT");

    /// <summary>Puts the options on a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[_from, _to, _source, _kind, _channel, _touchpoint, _language, _version, _sentiment, _theme, _map, _step, _unplaced, _segment, _answered, _unanswered, _contains])
        {
            command.Options.Add(option);
        }
    }

    /// <summary>The filter asked for.</summary>
    /// <exception cref="MendableException">The period is empty, the segment is none, or steps are asked for without a map.</exception>
    public FeedbackFilter Of(ParseResult parse, SegmentShelf segments)
    {
        var (from, to, map) = (parse.GetValue(_from), parse.GetValue(_to), parse.GetValue(_map));
        if (from >= to)
        {
            throw new MendableException($"The period is empty: --from {UtcTime.Format(from.Value)} must lie before --to {UtcTime.Format(to.Value)}.");
        }

        if (map is null && (parse.GetValue(_unplaced) || parse.GetValue(_step) is { Length: > 0 }))
        {
            throw new MendableException("Say on which map: --on-map MAP.");
        }

        return new FeedbackFilter
        {
            Period = from is null && to is null ? null : new Period(from, to),
            Sources = parse.GetValue(_source)!,
            Kinds = parse.GetValue(_kind)!,
            Channels = parse.GetValue(_channel)!,
            Touchpoints = parse.GetValue(_touchpoint)!,
            Languages = parse.GetValue(_language)!,
            ProductVersions = parse.GetValue(_version)!,
            Sentiments = parse.GetValue(_sentiment)!,
            Themes = parse.GetValue(_theme)!,
            Map = map,
            Steps = parse.GetValue(_step)!,
            Unplaced = parse.GetValue(_unplaced),
            Segment = parse.GetValue(_segment) is { } segment ? segments.Resolve(segment) : null,
            Answered = parse.GetValue(_answered) ? true : parse.GetValue(_unanswered) ? false : null,
            Contains = parse.GetValue(_contains) ?? "",
        };
    }
}
