using System.Collections.Concurrent;
using System.Text.Encodings.Web;
using System.Text.Json;
using Kelione.Journeys;

namespace Kelione.Workspace;

/// <summary>
/// Which names may become something of their own in the workspace. Each field is a column and each event name a code, so that somebody who puts numbers into names could fill them up: fields beyond
/// <see cref="MostFields"/> go together into one, <see cref="Rest"/>, as JSON; events with new names beyond <see cref="MostActivities"/> are refused. Safe for several threads.
/// </summary>
internal sealed class FieldBudget
{
    /// <summary>How many fields there may be before new ones are put together. The store itself ends at 1,000, of which imports need some.</summary>
    public const int MostFields = 250;

    /// <summary>How many different event names there may be before new ones are refused.</summary>
    public const int MostActivities = 20_000;

    /// <summary>The field that holds what has none of its own.</summary>
    public const string Rest = "other fields";

    private const int LongestName = 120;
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly ConcurrentDictionary<string, byte> _fields = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, byte> _activities = new(StringComparer.Ordinal);
    private int _fieldCount;
    private int _activityCount;
    private volatile bool _isClosed;

    /// <summary>Starts with what the workspace has.</summary>
    public FieldBudget(IEnumerable<string> fields, IEnumerable<string> activities)
    {
        foreach (var field in fields)
        {
            _fields[field] = 0;
        }

        foreach (var activity in activities)
        {
            _activities[activity] = 0;
        }

        (_fieldCount, _activityCount) = (_fields.Count, _activities.Count);
    }

    /// <summary>Whether a field may have a column of its own; from then on it has.</summary>
    public bool MayName(string field)
    {
        if (_fields.ContainsKey(field) || EventFields.IsReserved(field))
        {
            return true;
        }

        if (field == Rest)
        {
            return !_isClosed;
        }

        if (_isClosed || field.Length > LongestName || Volatile.Read(ref _fieldCount) >= MostFields)
        {
            return false;
        }

        if (_fields.TryAdd(field, 0))
        {
            Interlocked.Increment(ref _fieldCount);
        }

        return true;
    }

    /// <summary>Allows no field any more that the workspace does not have: imports have used up what the store takes.</summary>
    /// <returns>False where it was so before.</returns>
    public async Task<bool> CloseAsync(IJourneyEngine engine)
    {
        if (_isClosed)
        {
            return false;
        }

        var status = (StatusAnswer)await engine.AskAsync(new StatusQuestion());
        _fields.Clear();
        foreach (var field in status.Fields)
        {
            _fields[field] = 0;
        }

        return _isClosed = true;
    }

    /// <summary>Whether there may be an event of that name; from then on there may.</summary>
    /// <param name="activity">The name.</param>
    /// <param name="isTrial">Whether it is only asked: then nothing is used up.</param>
    public bool MayHappen(string activity, bool isTrial = false)
    {
        if (_activities.ContainsKey(activity))
        {
            return true;
        }

        if (Volatile.Read(ref _activityCount) >= MostActivities)
        {
            return false;
        }

        if (!isTrial && _activities.TryAdd(activity, 0))
        {
            Interlocked.Increment(ref _activityCount);
        }

        return true;
    }

    /// <summary>What has no field of its own, as one text.</summary>
    public static string Write(Dictionary<string, string> rest) => JsonSerializer.Serialize(rest, Json);
}
