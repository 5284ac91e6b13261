using System.Text.RegularExpressions;
using Kelione.Journeys;

namespace Kelione.Sources;

/// <summary>Gives roles to the columns of a file of feedback: what the user says, then names, then values.</summary>
internal sealed partial class FeedbackGuesser(IReadOnlyList<ColumnValues> columns, int rows, FeedbackRequest request, string fileName)
{
    private readonly Dictionary<string, string> _roles = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _reasons = new(StringComparer.Ordinal);
    private readonly List<string> _notes = [];

    /// <summary>Fills a plan in.</summary>
    /// <param name="plan">What the format says.</param>
    /// <param name="areAllKnown">Whether the source can have no other columns.</param>
    /// <exception cref="SourceException">A column was named that does not exist, or there is neither a text nor a rating.</exception>
    public FeedbackPartPlan Complete(FeedbackPartPlan plan, bool areAllKnown)
    {
        var constants = FeedbackConstants.Checked(request.Reading.Constants);
        TakeStated();
        if (plan.Details.System is not null)
        {
            TakeSystem(plan.Details.Roles!, SystemProfiles.Find(plan.Details.System)!);
        }
        else if (!request.Reading.OnlyStated)
        {
            GuessByName();
            GuessText();
        }

        if (plan.Details.System is null && !_roles.ContainsKey(FeedbackRoles.Text) && !_roles.ContainsKey(FeedbackRoles.Title) && !_roles.ContainsKey(FeedbackRoles.Rating) && !_roles.ContainsKey(FeedbackRoles.Sentiment))
        {
            throw new SourceException(
                $"no column was found for a text or a rating. Say which with --map text=COLUMN or --map rating=COLUMN. The columns are: {string.Join(", ", columns.Select(c => $"{c.Name} ({string.Join(" | ", c.Describe(rows).Samples)})"))}");
        }

        var (kind, reason) = plan.Details.System is null || request.Kind is not null ? KindOf() : (FeedbackKind.Survey, "the system tells for each entry");
        var scale = plan.Details.System is null ? ScaleOf(kind) : request.Scale;
        // A system's own mapper writes its moments in one form, whatever the first ones are.
        var time = plan.Details.System is null ? TimeOf(FeedbackRoles.Time) : Sources.TimeFormat.YearFirst;
        return plan with
        {
            Roles = _roles,
            Reasons = _reasons,
            Constants = constants,
            Ignore = request.Reading.Ignore,
            Hash = HashFields.Checked(request.Reading.Hash, [.. columns.Select(c => c.Name)], _roles, areAllKnown),
            Kind = kind,
            KindReason = reason,
            Scale = _roles.ContainsKey(FeedbackRoles.Scale) && request.Scale is null ? null : scale,
            ScaleByKind = ScalesByKind(),
            ZeroIsNegative = plan.Details.System is null && ZeroIsNegative(),
            TimeFormat = request.Reading.TimeFormat ?? time,
            AnsweredFormat = request.Reading.TimeFormat ?? (plan.Details.System is null ? TimeOf(FeedbackRoles.Answered) : time),
            Zone = request.Reading.Zone,
            Notes = [.. plan.Notes, .. _notes],
        };
    }

    private void TakeStated()
    {
        foreach (var (role, name) in request.Reading.Roles)
        {
            if (!FeedbackRoles.All.Contains(role, StringComparer.Ordinal))
            {
                throw new SourceException($"'{role}' is no part of feedback; there are: {string.Join(", ", FeedbackRoles.All)}.");
            }

            var column = columns.FirstOrDefault(c => c.Name == name) ?? columns.FirstOrDefault(c => c.Name.Equals(name.Trim(), StringComparison.OrdinalIgnoreCase))
                ?? throw new SourceException($"there is no column '{name}'; there are: {string.Join(", ", columns.Select(c => c.Name))}.");
            Assign(role, column.Name, "given");
        }
    }

    // The columns are called as the parts that they give; one that shows only after the sample is taken at its word all the same.
    private void TakeSystem(IReadOnlyDictionary<string, string> roles, SystemProfile profile)
    {
        var told = profile.Fields.SelectMany(f => f.Becomes.Split(", ")).Concat([FeedbackRoles.Id, FeedbackRoles.Kind, FeedbackRoles.Source, FeedbackRoles.Scale]).ToHashSet(StringComparer.Ordinal);
        foreach (var (role, name) in roles.Where(r => !_roles.ContainsKey(r.Key) && IsFree(r.Value) && (told.Contains(r.Key) || columns.Any(c => c.Name == r.Value))))
        {
            Assign(role, name, "stated by the format");
        }
    }

    // The best pair of column and role first, so that a column which is somewhat like two things becomes what it is most like.
    private void GuessByName()
    {
        var pairs = FeedbackRoles.All
            .SelectMany(role => columns.Select(c => (Role: role, Column: c, Score: FeedbackRoles.Score(role, c.Name))))
            .Where(p => p.Score > 0)
            .OrderByDescending(p => p.Score);
        foreach (var (role, column, _) in pairs)
        {
            if (!_roles.ContainsKey(role) && !request.Reading.Constants.ContainsKey(role) && IsFree(column.Name) && Fits(role, column))
            {
                Assign(role, column.Name, "called so");
            }
            else if (role == FeedbackRoles.Rating && IsFree(column.Name) && Fits(role, column))
            {
                _notes.Add($"{column.Name}: another rating; one entry has one, so it is kept as an attribute. Import the file once more with --map rating=\"{column.Name}\" and --kind to have it too.");
            }
        }
    }

    private bool Fits(string role, ColumnValues column)
    {
        if (column.Texts.Count == 0)
        {
            // An export without a single answer still says that it tells of answers.
            return rows == 0 || role == FeedbackRoles.Answered;
        }

        return role switch
        {
            FeedbackRoles.Time or FeedbackRoles.Answered => TimeGuesser.Decide(column.Texts, numbersToo: true) is { Format: not null, Share: >= 0.8 },
            FeedbackRoles.Rating => Share(column, t => RatingText.TryParse(t, out _, out _) || NoneWords.MayBeNone(t) || t is "offered" or "unoffered") >= 0.9 && column.Distinct <= 200,
            FeedbackRoles.Sentiment => Share(column, t => FeedbackWords.SentimentOf(t) is not null) >= 0.9,
            FeedbackRoles.Scale => Share(column, t => RatingScale.TryParse(t, out _)) >= 0.9,
            FeedbackRoles.Kind => Share(column, t => FeedbackWords.KindOf(t) is not null) >= 0.9,
            FeedbackRoles.Calls => Share(column, t => FeedbackWords.Truth(t) is not null) >= 0.9,
            FeedbackRoles.Language => column.Distinct <= 60 && column.Texts.All(t => t.Length <= 20),

            // An id that comes twice is not one of entries: entries of equal id would be taken for one.
            FeedbackRoles.Id => column.Distinct >= rows * 0.98 && column.Texts.Count == rows,
            FeedbackRoles.Text => !column.AllNumbers && TimeGuesser.Decide(column.Texts, numbersToo: false).Share < 0.9,
            FeedbackRoles.Title => !column.AllNumbers,
            FeedbackRoles.Customer => column.Distinct > 1 || rows < 10,
            FeedbackRoles.Source or FeedbackRoles.Channel or FeedbackRoles.Touchpoint or FeedbackRoles.Version or FeedbackRoles.Age => column.Distinct <= Math.Max(20, rows / 4),
            _ => true,
        };
    }

    private void GuessText()
    {
        // "Recommend: POS" is an answer in words, no number of a scale.
        if (!_roles.ContainsKey(FeedbackRoles.Sentiment) && columns.FirstOrDefault(c => IsFree(c.Name) && c.Texts.Count > 0 && !c.AllNumbers && Share(c, t => FeedbackWords.SentimentOf(t) is not null) >= 0.9) is { } words)
        {
            Assign(FeedbackRoles.Sentiment, words.Name, "its values are words of sentiment");
        }

        if (_roles.ContainsKey(FeedbackRoles.Text))
        {
            return;
        }

        var best = columns
            .Where(c => IsFree(c.Name) && c.Texts.Count > 0 && !c.AllNumbers && Words(c) >= 2)
            .OrderByDescending(c => c.Texts.Average(t => t.Length) * (c.Name.EndsWith("_EN", StringComparison.Ordinal) ? 1.5 : 1) * (c.Distinct > rows / 2 ? 2 : 1))
            .FirstOrDefault();
        if (best is not null)
        {
            Assign(FeedbackRoles.Text, best.Name, Invariant($"no column is called so; this one has the longest texts ({best.Distinct} different) — check it"));
        }
    }

    private (FeedbackKind Kind, string Reason) KindOf()
    {
        if (request.Kind is { } given)
        {
            return (given, "given");
        }

        if (request.Reading.Constants.TryGetValue(FeedbackRoles.Kind, out var said) && FeedbackWords.KindOf(said) is { } constant)
        {
            return (constant, "given");
        }

        // The head of the rating tells most, then the file's name, then any other head.
        if (_roles.TryGetValue(FeedbackRoles.Rating, out var rating) && FeedbackWords.KindIn(rating) is { } byRating)
        {
            return (byRating, $"the rating is called {rating}");
        }

        if (FeedbackWords.KindIn(System.IO.Path.GetFileNameWithoutExtension(fileName)) is { } byFile)
        {
            return (byFile, "the file is called so");
        }

        foreach (var column in columns)
        {
            // A question for recommendation that is answered in words gives no score.
            if (FeedbackWords.KindIn(column.Name) is { } byHead && (byHead is not (FeedbackKind.Nps or FeedbackKind.Csat or FeedbackKind.Ces) || column.AllNumbers))
            {
                return (byHead, $"there is a column {column.Name}");
            }
        }

        return rating is not null ? (FeedbackKind.Review, "there is a rating") : (FeedbackKind.Survey, "nothing says what it is: a survey's answer is assumed (say --kind)");
    }

    private RatingScale? ScaleOf(FeedbackKind kind)
    {
        if (!_roles.TryGetValue(FeedbackRoles.Rating, out var name))
        {
            return request.Reading.Constants.TryGetValue(FeedbackRoles.Rating, out var all) ? request.Scale ?? Numbers([all], kind, FeedbackRoles.Rating) with { Reversed = request.Reversed ?? false } : null;
        }

        var scale = request.Scale ?? Numbers(Column(name).Texts, kind, name);
        var reversed = request.Reversed ?? (scale.Reversed || LeastIsBest().IsMatch(name));
        return scale with { Reversed = reversed };
    }

    private RatingScale Numbers(IEnumerable<string> texts, FeedbackKind kind, string name)
    {
        var numbers = texts.Select(t => RatingText.TryParse(t, out var n, out var own) && own is null ? n : (double?)null).OfType<double>().ToList();
        if (numbers.Count == 0)
        {
            return RatingScale.Stars;
        }

        var (least, most) = (numbers.Min(), numbers.Max());
        var scale = ScaleFinder.Of(least, most, kind);
        if (_notes.TrueForAll(n => !n.StartsWith(name + ": taken", StringComparison.Ordinal)) && !_roles.ContainsKey(FeedbackRoles.Scale) && request.Scale is null)
        {
            _notes.Add(Invariant($"{name}: taken as a scale of {scale}; the values seen go from {least} to {most} (say --scale where it is another)"));
        }

        return scale;
    }

    private Dictionary<FeedbackKind, RatingScale> ScalesByKind()
    {
        // A sample keeps values by column and not by row, so what each kind's numbers are cannot be seen here: the customs of the kinds decide.
        return !_roles.ContainsKey(FeedbackRoles.Kind) || _roles.ContainsKey(FeedbackRoles.Scale) || request.Scale is not null
            ? []
            : new Dictionary<FeedbackKind, RatingScale>
            {
                [FeedbackKind.Nps] = RatingScale.Recommendation, [FeedbackKind.Review] = RatingScale.Stars, [FeedbackKind.Csat] = RatingScale.Stars, [FeedbackKind.Ces] = RatingScale.Effort,
            };
    }

    private bool ZeroIsNegative()
    {
        if (!_roles.TryGetValue(FeedbackRoles.Sentiment, out var name) || !Column(name).Texts.TrueForAll(t => t.Trim() is "0" or "1"))
        {
            return false;
        }

        _notes.Add($"{name}: only 0 and 1 come, so 0 is taken as negative and 1 as positive");
        return true;
    }

    private TimeFormat? TimeOf(string role)
    {
        if (!_roles.TryGetValue(role, out var name) || Column(name).Texts.Count == 0)
        {
            return null;
        }

        var guess = TimeGuesser.Decide(Column(name).Texts, numbersToo: true);
        if (guess.Assumption is { } assumption)
        {
            _notes.Add($"{name}: {assumption}");
        }

        if (guess.Offsets < 1 && request.Reading.Zone is null && guess.Format is { } format && !TimeFormats.IsEpoch(format))
        {
            _notes.Add($"{name}: no zone is stated, UTC is assumed (say it with --zone)");
        }

        return guess.Format;
    }

    private static double Words(ColumnValues column) => column.Texts.Average(t => t.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length + (t.Count(c => c is >= '\u4E00' and <= '\u9FFF') / 2));

    private static double Share(ColumnValues column, Func<string, bool> test) => column.Texts.Count(test) / (double)column.Texts.Count;

    private bool IsFree(string column) => !_roles.ContainsValue(column) && !request.Reading.Ignore.Contains(column, StringComparer.Ordinal);

    private ColumnValues Column(string name) => columns.First(c => c.Name == name);

    private void Assign(string role, string column, string reason)
    {
        _roles[role] = column;
        _reasons[role] = reason;
    }

    [GeneratedRegex(@"(?<!\d)1\s*(?:=|:|–|—|-|is)\s*(?:best|very good|excellent|very satisfied|very easy|отличн|очень хорош|лучш|最好|非常满意|bardzo dobr|najlep|puiku|labai ger|geriaus)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LeastIsBest();
}

/// <summary>Finds the scale of numbers by their ends and by what is asked.</summary>
internal static class ScaleFinder
{
    /// <summary>The scale.</summary>
    public static RatingScale Of(double least, double most, FeedbackKind kind) => (kind, least, most) switch
    {
        (FeedbackKind.Nps, >= 0, <= 10) => RatingScale.Recommendation,
        (_, >= 0, <= 1) when least < 1 => new RatingScale(0, 1),
        (FeedbackKind.Ces, >= 1, > 5 and <= 7) => RatingScale.Effort,
        (_, >= 1, <= 5) => RatingScale.Stars,
        (_, >= 0, <= 5) => new RatingScale(0, 5),
        (_, >= 1, <= 7) => RatingScale.Effort,
        (_, >= 0, <= 10) => new RatingScale(least < 1 ? 0 : 1, 10),
        (_, >= 0, <= 100) => new RatingScale(0, 100),
        _ => new RatingScale(Math.Min(least, most - 1), most),
    };
}
