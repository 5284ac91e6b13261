using Kelione.Journeys;

namespace Kelione.Workspace;

/// <summary>
/// Catches mistyped names: a funnel over a step that nobody can ever do, or a condition on a field that no event has, is a mistake and not an answer of zeros.
/// What is known is asked once, and once more where a name is not found. Safe for several threads.
/// </summary>
/// <param name="engine">Tells what is there.</param>
internal sealed class KnownNames(IJourneyEngine engine)
{
    private const int MostListed = 30;
    private volatile Names? _names;

    /// <summary>The activities, the most frequent first.</summary>
    public async Task<IReadOnlyList<string>> ActivitiesAsync(CancellationToken cancellationToken) => (_names ?? await LookAsync(cancellationToken)).Activities;

    /// <summary>Forgets what was known, since events were brought in.</summary>
    public void Forget() => _names = null;

    /// <summary>Looks at the activities of a question's steps and at all of its fields. Activities that only a segment's rule names may be hypotheses and are left alone.</summary>
    /// <exception cref="QuestionException">A name is of nothing; the message names near ones.</exception>
    public async Task CheckAsync(Question question, SegmentShelf segments, CancellationToken cancellationToken)
    {
        var activities = QuestionNames.StepActivities(question);
        var fields = QuestionNames.Fields(question).Where(f => !IsAlwaysKnown(f)).ToList();
        if (activities.Count + fields.Count == 0)
        {
            return;
        }

        var fresh = _names is null;
        var names = _names ?? await LookAsync(cancellationToken);
        if (!fresh && (!activities.All(names.HasActivity) || !fields.All(names.HasField)))
        {
            names = await LookAsync(cancellationToken);
        }

        if (activities.FirstOrDefault(a => !names.HasActivity(a)) is { } activity)
        {
            throw new QuestionException($"No event is called '{activity}'.{NearNames.Sentence(activity, names.Activities)}") { CommandHint = "'kelione status' lists all activities." };
        }

        if (fields.FirstOrDefault(f => !names.HasField(f)) is { } field)
        {
            throw new QuestionException(UnknownField(field, names.Fields, segments));
        }
    }

    // Channels may well be missing: the answer then says so.
    private static bool IsAlwaysKnown(string field) => field is EventFields.Customer or EventFields.Activity or EventFields.Value || EventFields.WellKnown.Contains(field, StringComparer.Ordinal);

    private static string UnknownField(string field, IReadOnlyList<string> known, SegmentShelf segments)
    {
        var named = segments.All().Select(s => s.Name).ToList();
        if (named.Contains(field, StringComparer.Ordinal))
        {
            return $"'{field}' is a segment, not a field of events. A rule names it alone: '{field}' or 'not {field}', as in --segment \"not {field}\".";
        }

        if (field == EventFields.Time)
        {
            return "'time' cannot stand in a condition. Choose a period with --from and --to.";
        }

        IReadOnlyList<string> all = [.. known, EventFields.Activity, EventFields.Customer, EventFields.Value];
        var near = NearNames.Of(field, all.Concat(named).Distinct(StringComparer.Ordinal));
        var meant = near.Count > 0 ? $" Did you mean {string.Join(" or ", near.Select(n => $"'{n}'"))}?" : "";
        var listed = all.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return $"No event has '{field}'.{meant} The fields are: {string.Join(", ", listed.Take(MostListed))}{(listed.Count > MostListed ? ", …" : "")}.";
    }

    private async Task<Names> LookAsync(CancellationToken cancellationToken)
    {
        var status = (StatusAnswer)await engine.AskAsync(new StatusQuestion(), cancellationToken);
        return _names = new Names([.. status.ByActivity.Select(a => a.Activity)], status.Fields);
    }

    private sealed class Names(IReadOnlyList<string> activities, IReadOnlyList<string> fields)
    {
        private readonly HashSet<string> _activities = new(activities, StringComparer.Ordinal);
        private readonly HashSet<string> _fields = new(fields, StringComparer.Ordinal);

        public IReadOnlyList<string> Activities => activities;

        public IReadOnlyList<string> Fields => fields;

        public bool HasActivity(string name) => _activities.Contains(name);

        public bool HasField(string name) => _fields.Contains(name);
    }
}
