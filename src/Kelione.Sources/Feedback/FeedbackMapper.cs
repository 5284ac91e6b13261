using System.Text;
using Kelione.Journeys;

namespace Kelione.Sources;

/// <summary>Turns records into feedback by a plan.</summary>
internal sealed class FeedbackMapper
{
    private readonly FeedbackPartPlan _plan;
    private readonly ColumnSet _columns;
    private readonly string _source;
    private readonly TimeParser? _times;
    private readonly TimeParser? _answers;
    private readonly long? _allTime;
    private readonly long? _allAnswered;
    private readonly ValueHasher? _hasher;
    private readonly HashSet<string> _hashed;
    private readonly HashSet<string> _noneWords;

    public FeedbackMapper(FeedbackPartPlan plan, ColumnSet columns, string source, byte[]? hashKey)
    {
        (_plan, _columns) = (plan, columns);
        _source = plan.Constants.GetValueOrDefault(FeedbackRoles.Source) ?? source;
        var zone = ZoneRule.Of(plan.Zone);
        _times = plan.TimeFormat is { } format ? new TimeParser(format, zone) : null;
        _answers = plan.AnsweredFormat is { } answered ? new TimeParser(answered, zone) : null;
        _allTime = FeedbackConstants.Moment(plan.Constants.GetValueOrDefault(FeedbackRoles.Time), zone, stated: null);
        _allAnswered = FeedbackConstants.Moment(plan.Constants.GetValueOrDefault(FeedbackRoles.Answered), zone, stated: null);
        _hashed = new HashSet<string>(plan.Hash, StringComparer.OrdinalIgnoreCase);
        _noneWords = [.. NoneWords.In(new ColumnValues(""))];
        if (_hashed.Count > 0)
        {
            _hasher = new ValueHasher(hashKey ?? throw new SourceException("fields are to be hashed, but there is no key for it: the workspace's key is needed."));
        }
    }

    /// <summary>The column at fault in the record refused last.</summary>
    public string? RefusedField { get; private set; }

    /// <summary>Why the record was refused last.</summary>
    public string RefusedReason { get; private set; } = "";

    /// <summary>The entry of a record; null where it is refused.</summary>
    public FeedbackEntry? Map(Row row)
    {
        long? time = null, answered = null;
        if (!Moment(row, FeedbackRoles.Time, _times, "this is no time", ref time) || !Moment(row, FeedbackRoles.Answered, _answers, "this is no time of an answer", ref answered))
        {
            return null;
        }

        var kind = _plan.Kind;
        if (OfOrConstant(row, FeedbackRoles.Kind) is { } kindText)
        {
            if (FeedbackWords.KindOf(kindText) is not { } stated)
            {
                return Refuse(FeedbackRoles.Kind, "this is no kind of feedback", kindText);
            }

            kind = stated;
        }

        FeedbackRating? rating = null;
        if (OfOrConstant(row, FeedbackRoles.Rating) is { } ratingText && !IsNone(ratingText) && !TryRating(row, ratingText, kind, out rating))
        {
            return null;
        }

        var text = TextOf(row);
        var sentiment = OfOrConstant(row, FeedbackRoles.Sentiment) is { } label ? SentimentOf(label) : null;
        if (text.Length == 0 && rating is null && sentiment is null)
        {
            RefusedField = null;
            RefusedReason = "there is neither a text nor a rating";
            return null;
        }

        return new FeedbackEntry
        {
            Id = Of(row, FeedbackRoles.Id),
            Customer = OfOrConstant(row, FeedbackRoles.Customer) is { } customer && !_noneWords.Contains(customer) ? customer : null,
            TimeMicros = time ?? _allTime,
            Source = OfOrConstant(row, FeedbackRoles.Source) ?? _source,
            Kind = kind,
            Channel = OfOrConstant(row, FeedbackRoles.Channel),
            Touchpoint = OfOrConstant(row, FeedbackRoles.Touchpoint),
            Rating = rating,
            StatedSentiment = sentiment,
            Language = OfOrConstant(row, FeedbackRoles.Language) is { } language ? FeedbackWords.LanguageOf(language) : null,
            Text = text,
            AnsweredMicros = answered ?? _allAnswered,
            AnswerIsKnown = _plan.Roles.ContainsKey(FeedbackRoles.Answered) || _allAnswered is not null,
            StatedCall = OfOrConstant(row, FeedbackRoles.Calls) is { } calls ? FeedbackWords.Truth(calls) : null,
            ProductVersion = OfOrConstant(row, FeedbackRoles.Version),
            AgeGroup = OfOrConstant(row, FeedbackRoles.Age),
            Attributes = AttributesOf(row),
        };
    }

    private bool Moment(Row row, string role, TimeParser? parser, string reason, ref long? micros)
    {
        if (parser is null || Of(row, role) is not { } text || IsNone(text))
        {
            return true;
        }

        if (!parser.TryParse(text, out var parsed))
        {
            return Refuse(role, reason, text) is not null;
        }

        micros = parsed;
        return true;
    }

    private bool TryRating(Row row, string text, FeedbackKind kind, out FeedbackRating? rating)
    {
        rating = null;
        if (!RatingText.TryParse(text, out var number, out var own))
        {
            return Refuse(FeedbackRoles.Rating, "this is no rating", text) is not null;
        }

        var scale = own is not null ? own with { Reversed = _plan.Scale?.Reversed ?? false }
            : OfOrConstant(row, FeedbackRoles.Scale) is { } stated && RatingScale.TryParse(stated, out var read) ? read
            : _plan.ScaleByKind.GetValueOrDefault(kind) ?? _plan.Scale ?? RatingScale.Stars;
        if (scale.Normalise(number) is not { } value)
        {
            return Refuse(FeedbackRoles.Rating, $"this lies outside the scale {scale}", text) is not null;
        }

        rating = new FeedbackRating(text, value, scale);
        return true;
    }

    private int? SentimentOf(string label) => _plan.ZeroIsNegative && label.Trim() == "0" ? -1 : FeedbackWords.SentimentOf(label);

    private string TextOf(Row row)
    {
        var text = new StringBuilder();
        foreach (var role in new[] { FeedbackRoles.Title, FeedbackRoles.Text })
        {
            if (Of(row, role) is { } part)
            {
                text.Append(text.Length > 0 ? "\n" : "").Append(part);
            }
        }

        return text.ToString();
    }

    private IReadOnlyDictionary<string, string> AttributesOf(Row row)
    {
        Dictionary<string, string>? attributes = null;
        for (var column = 0; column < row.Count && column < _columns.Count; column++)
        {
            var name = _columns[column];
            if (!_plan.Roles.Values.Contains(name, StringComparer.Ordinal) && !_plan.Ignore.Contains(name, StringComparer.Ordinal) && Cell(row, column, _hashed.Contains(name)) is { } text)
            {
                (attributes ??= new Dictionary<string, string>(StringComparer.Ordinal))[name] = text;
            }
        }

        foreach (var (name, text) in _plan.Constants.Where(c => !FeedbackRoles.All.Contains(c.Key, StringComparer.Ordinal)))
        {
            (attributes ??= new Dictionary<string, string>(StringComparer.Ordinal))[name] = text;
        }

        return attributes ?? FeedbackEntry.NoAttributes;
    }

    // What is said of all entries counts where a row says nothing of its own.
    private string? OfOrConstant(Row row, string role) =>
        Of(row, role) ?? (_plan.Constants.TryGetValue(role, out var all) ? _hashed.Contains(role) ? _hasher!.Hash(all).ToString() : all.Trim() : null);

    private string? Of(Row row, string role) => _plan.Roles.TryGetValue(role, out var name) && _columns.IndexOf(name) is >= 0 and var column
        ? Cell(row, column, _hashed.Contains(name) || _hashed.Contains(role))
        : null;

    private string? Cell(Row row, int column, bool hash)
    {
        var cell = row[column];
        return Row.IsAbsent(cell) ? null : hash ? _hasher!.Hash(cell).ToString() : cell.Trim().ToString();
    }

    private static bool IsNone(string text) => NoneWords.MayBeNone(text) || text is "offered" or "unoffered";

    private FeedbackEntry? Refuse(string role, string reason, string text)
    {
        RefusedField = _plan.Roles.GetValueOrDefault(role);
        RefusedReason = _hashed.Count > 0 ? reason : $"{reason}: '{(text.Length > 60 ? text[..60] + "…" : text)}'";
        return null;
    }
}
