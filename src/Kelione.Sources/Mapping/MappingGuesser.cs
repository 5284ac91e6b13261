using System.Globalization;
using Kelione.Journeys;

namespace Kelione.Sources;

/// <summary>A mapping with the reason for each of its choices.</summary>
/// <param name="Mapping">The mapping.</param>
/// <param name="Reasons">Why each role has its column, by role.</param>
/// <param name="Time">How the times are written.</param>
/// <param name="TimeOfDay">How the times of day are written, where they have a column of their own.</param>
/// <param name="Missing">Parts of an event that no column was found for, where the rest was.</param>
internal sealed record GuessedMapping(
    ColumnMapping Mapping, IReadOnlyDictionary<string, string> Reasons, TimeGuesser.Guess Time, TimeOfDayUnit TimeOfDay, IReadOnlyList<string> Missing);

/// <summary>
/// Gives roles to columns: what the user says first, then a saved mapping, then what the format itself states, then names, and only then values.
/// </summary>
internal sealed class MappingGuesser
{
    private const string Given = "given";

    private readonly IReadOnlyList<ColumnValues> _columns;
    private readonly ImportRequest _request;
    private readonly FormatDetails _details;
    private readonly int _rows;
    private readonly bool _areAllKnown;
    private readonly Dictionary<string, string> _roles = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _reasons = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TimeGuesser.Guess> _times = new(StringComparer.Ordinal);

    private MappingGuesser(IReadOnlyList<ColumnValues> columns, int rows, bool areAllKnown, FormatDetails details, ImportRequest request)
    {
        _columns = columns;
        _rows = rows;
        _areAllKnown = areAllKnown;
        _details = details;
        _request = request;
    }

    /// <summary>Guesses.</summary>
    /// <param name="columns">The columns seen, with values.</param>
    /// <param name="rows">How many records the values are of.</param>
    /// <param name="areAllKnown">Whether the source can have no other columns.</param>
    /// <param name="details">What the format states.</param>
    /// <param name="request">What the user says.</param>
    /// <exception cref="SourceException">A column was named that does not exist.</exception>
    public static GuessedMapping Guess(IReadOnlyList<ColumnValues> columns, int rows, bool areAllKnown, FormatDetails details, ImportRequest request) =>
        new MappingGuesser(columns, rows, areAllKnown, details, request).Run();

    private GuessedMapping Run()
    {
        TakeStated();
        var constants = Merge(_request.Mapping?.Constants, _request.Constants);
        if (!_request.OnlyStated && _details.System is null)
        {
            GuessRest(constants);
        }

        var time = _roles.TryGetValue(EventFields.Time, out var timeColumn) ? TimeOf(timeColumn, hinted: true) : default;
        var unit = _roles.TryGetValue(ColumnMapping.TimeOfDay, out var clock) ? TimeGuesser.DecideTimeOfDay(Column(clock).Texts) : null;
        var mapping = new ColumnMapping
        {
            Roles = _roles,
            Constants = constants,
            Ignore = [.. (_request.Mapping?.Ignore ?? []).Concat(_request.Ignore).Concat(RunningNumbers()).Distinct(StringComparer.Ordinal)],
            OtherTimes = [.. (_request.Mapping?.OtherTimes ?? []).Concat(OtherTimes()).Distinct(StringComparer.Ordinal)],
            Hash = [.. HashFields.Checked((_request.Mapping?.Hash ?? []).Concat(_request.Hash), [.. _columns.Select(c => c.Name)], _roles, _areAllKnown).Distinct(StringComparer.Ordinal)],
            Zone = _request.Zone ?? _request.Mapping?.Zone,
            TimeFormat = _request.TimeFormat ?? _request.Mapping?.TimeFormat ?? time.Format,
        };
        var missing = new[] { EventFields.Customer, EventFields.Activity, EventFields.Time }
            .Where(r => !_roles.ContainsKey(r) && !constants.ContainsKey(r)).ToList();
        return new GuessedMapping(mapping, _reasons, time, unit ?? TimeOfDayUnit.Clock, missing);
    }

    private void GuessRest(Dictionary<string, string> constants)
    {
        GuessTime();
        GuessCustomer();
        if (!constants.ContainsKey(EventFields.Activity))
        {
            GuessActivity();
        }

        GuessOptional(constants);
    }

    private void TakeStated()
    {
        foreach (var (roles, reason) in new[] { (_request.Roles, Given), (_request.Mapping?.Roles, "saved mapping"), (_request.OnlyStated ? null : _details.Roles, "stated by the format") })
        {
            foreach (var (role, name) in roles ?? ColumnMapping.None)
            {
                if (!_roles.ContainsKey(role) && (reason != "stated by the format" || _columns.Any(c => c.Name == name)))
                {
                    Assign(role, Find(name).Name, reason);
                }
            }
        }
    }

    private void GuessTime()
    {
        if (_roles.ContainsKey(EventFields.Time))
        {
            return;
        }

        var best = _columns
            .Where(c => IsFree(c.Name))
            .Select(c => (Column: c, Score: TimeScore(c)))
            .Where(c => c.Score > 0)
            .OrderByDescending(c => c.Score)
            .FirstOrDefault();
        if (best.Column is null)
        {
            return;
        }

        var format = TimeOf(best.Column.Name, hinted: true).Format;
        var how = format is { } f ? $"its values read as {TimeFormats.NameOf(f)}" : "there are no values yet";
        Assign(EventFields.Time, best.Column.Name, RoleNames.HintsTime(best.Column.Name) ? $"called so, and {how}" : how);
        GuessTimeOfDay(best.Column);
    }

    private double TimeScore(ColumnValues column)
    {
        var name = RoleNames.Score(EventFields.Time, column.Name);
        var hinted = RoleNames.HintsTime(column.Name);
        name = name == 0 && hinted ? 30 : name;
        if (_rows == 0)
        {
            return name;
        }

        var guess = TimeOf(column.Name, hinted);
        return guess.Format is null || (name == 0 && guess.Share < 0.9) ? 0 : (name + 5) * guess.Share * (0.5 + 0.5 * column.Texts.Count / _rows);
    }

    private void GuessTimeOfDay(ColumnValues date)
    {
        var datesOnly = date.Texts.Count > 0 && date.Texts.All(t => !t.Contains(':', StringComparison.Ordinal) && t.Any(c => c is '-' or '/' or '.') && t.Length <= 10);
        if (!datesOnly || _roles.ContainsKey(ColumnMapping.TimeOfDay))
        {
            return;
        }

        var clock = _columns
            .Where(c => IsFree(c.Name) && RoleNames.Score(ColumnMapping.TimeOfDay, c.Name) > 0 && TimeGuesser.DecideTimeOfDay(c.Texts) is not null)
            .MaxBy(c => RoleNames.Score(ColumnMapping.TimeOfDay, c.Name));
        if (clock is not null)
        {
            Assign(ColumnMapping.TimeOfDay, clock.Name, $"the dates have no time of day, and its values read as {TimeGuesser.DecideTimeOfDay(clock.Texts)}");
        }
    }

    private void GuessCustomer()
    {
        if (_roles.ContainsKey(EventFields.Customer))
        {
            return;
        }

        var best = _columns
            .Where(c => IsFree(c.Name))
            .Select(c => (Column: c, Score: CustomerScore(c)))
            .Where(c => c.Score > 0)
            .OrderByDescending(c => c.Score)
            .FirstOrDefault();
        if (best.Column is not null)
        {
            Assign(EventFields.Customer, best.Column.Name, Invariant($"called so, with {best.Column.Distinct} different values in {_rows} rows"));
        }
    }

    private double CustomerScore(ColumnValues column)
    {
        double score = RoleNames.Score(EventFields.Customer, column.Name);
        if (score > 0 && _rows > 0)
        {
            // An id that most rows lack, or that is the same everywhere, is called so but does not tell customers apart.
            score *= column.Texts.Count * 2 < _rows || column.NoneShare > 0.2 ? 0.2 : 1;
            score *= column.IsConstant && _rows > 50 ? 0.5 : 1;
        }

        return score;
    }

    private void GuessActivity()
    {
        if (_roles.ContainsKey(EventFields.Activity))
        {
            return;
        }

        var byName = _columns
            .Where(c => IsFree(c.Name) && (_rows == 0 || c.Texts.Count * 2 >= _rows))
            .Select(c => (Column: c, Score: RoleNames.Score(EventFields.Activity, c.Name) * (_rows > 50 && c.Distinct == _rows ? 0.3 : 1)))
            .Where(c => c.Score > 0)
            .OrderByDescending(c => c.Score)
            .FirstOrDefault().Column;
        if (byName is not null)
        {
            Assign(EventFields.Activity, byName.Name, Invariant($"called so, with {byName.Distinct} different values"));
            return;
        }

        // Only where it is clear whose and when: a table without customers is more likely no table of events at all.
        if (_roles.ContainsKey(EventFields.Customer) && _roles.ContainsKey(EventFields.Time)
            && _columns.Where(c => IsFree(c.Name) && ActivityLikeness.Of(c, _rows) > 0).MaxBy(c => ActivityLikeness.Of(c, _rows)) is { } byValues)
        {
            Assign(EventFields.Activity, byValues.Name, Invariant($"no column is called so; this one has few different words ({byValues.Distinct}) — check it"));
        }
    }

    private void GuessOptional(Dictionary<string, string> constants)
    {
        foreach (var role in ColumnMapping.AllRoles.Skip(4))
        {
            if (_roles.ContainsKey(role) || constants.ContainsKey(role))
            {
                continue;
            }

            var best = _columns.Where(c => IsFree(c.Name) && RoleNames.Score(role, c.Name) >= 60 && Fits(role, c)).MaxBy(c => RoleNames.Score(role, c.Name));
            if (best is not null)
            {
                Assign(role, best.Name, "called so");
            }
        }
    }

    private bool Fits(string role, ColumnValues column) => role switch
    {
        // Our own name of the field says enough where the sample has no values yet: the first thousand events may well be without money.
        EventFields.Value => column.AllNumbers || (column.Texts.Count == 0 && column.Name == role),
        // An id that comes twice in the sample is not one of events: events of equal id would be taken for one.
        EventFields.EventId => column.Distinct > 1 && column.Distinct == _rows,
        _ => column.Texts.Count > 0 || column.Name == role,
    };

    private IEnumerable<string> OtherTimes() => _columns
        .Where(c => IsFree(c.Name) && RoleNames.IsBeginOrEnd(c.Name) && TimeOf(c.Name, hinted: true) is { Format: not null, Share: > 0.9 })
        .Select(c => c.Name);

    private IEnumerable<string> RunningNumbers() => _columns
        .Where(c => _rows > 2 && _details.HasHeader && _details.System is null && IsFree(c.Name) && IsNameless(c.Name) && c.Texts.Count == _rows
            && c.Texts.Select((t, i) => Whole(t) is { } n && n == Whole(c.Texts[0]) + i).All(same => same))
        .Select(c => c.Name);

    private static long? Whole(string text) => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static bool IsNameless(string name) =>
        name.StartsWith("column ", StringComparison.Ordinal) || name.StartsWith("Unnamed: ", StringComparison.Ordinal);

    private TimeGuesser.Guess TimeOf(string column, bool hinted)
    {
        var key = hinted ? column + "\u0001" : column;
        if (!_times.TryGetValue(key, out var guess))
        {
            guess = TimeGuesser.Decide(Column(column).Texts, hinted);
            _times.Add(key, guess);
        }

        return guess;
    }

    private bool IsFree(string column) => !_roles.ContainsValue(column) && !_request.Ignore.Contains(column, StringComparer.Ordinal);

    private ColumnValues Column(string name) => _columns.First(c => c.Name == name);

    private ColumnValues Find(string name)
    {
        var trimmed = name.Trim();
        return _columns.FirstOrDefault(c => c.Name == name || c.Name == trimmed)
            ?? _columns.FirstOrDefault(c => c.Name.Equals(trimmed, StringComparison.OrdinalIgnoreCase))
            ?? throw new SourceException($"there is no column '{name}'; there are: {string.Join(", ", _columns.Select(c => c.Name))}.");
    }

    private void Assign(string role, string column, string reason)
    {
        _roles[role] = column;
        _reasons[role] = reason;
    }

    private static Dictionary<string, string> Merge(IReadOnlyDictionary<string, string>? under, IReadOnlyDictionary<string, string> over)
    {
        var merged = new Dictionary<string, string>(under ?? ColumnMapping.None, StringComparer.Ordinal);
        foreach (var (key, value) in over)
        {
            merged[key] = value;
        }

        return merged;
    }
}
