using System.Text.Json;
using Kelione.Journeys;

namespace Kelione.Workspace;

/// <summary>Counts what comes in, system by system, and keeps it over restarts: a small file that is written now and then, so the last seconds before a crash may be missing in it. Safe for several threads.</summary>
internal sealed class ArrivalLog
{
    private const int MostRefusals = 10;
    private const int HoursKept = 25;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);
    private readonly Lock _gate = new();
    private readonly string _path;
    private readonly TimeProvider _time;
    private readonly Dictionary<string, ArrivalCount> _counts;
    private readonly Dictionary<string, string> _problems = new(StringComparer.Ordinal);
    private long _written;
    private bool _isNew;

    public ArrivalLog(WorkspaceFolder folder, TimeProvider time)
    {
        _path = Path.Combine(folder.ArrivalsFolder, "counts.json");
        _time = time;
        _counts = Load(_path);
        _written = time.GetTimestamp();
    }

    /// <summary>All of it.</summary>
    public IntakeStatus Status(long waiting)
    {
        lock (_gate)
        {
            return new IntakeStatus { Systems = new Dictionary<string, ArrivalCount>(_counts, StringComparer.Ordinal), WaitingBytes = waiting, Problems = [.. _problems.Values] };
        }
    }

    /// <summary>Counts what was taken.</summary>
    public void Took(string system, int events, int leftOut)
    {
        lock (_gate)
        {
            var count = _counts.GetValueOrDefault(system) ?? new ArrivalCount();
            _counts[system] = count with { Events = count.Events + events, LeftOut = count.LeftOut + leftOut, Last = events > 0 ? _time.GetUtcNow() : count.Last };
            _isNew = true;
        }
    }

    /// <summary>Counts what was refused.</summary>
    public void Refused(string system, string reason, int events = 1)
    {
        lock (_gate)
        {
            var count = _counts.GetValueOrDefault(system) ?? new ArrivalCount();
            var refusals = count.Refusals.Where(r => r.Reason != reason).Prepend(new ArrivalRefusal(_time.GetUtcNow(), reason)).Take(MostRefusals);
            var hour = ArrivalCount.HourOf(_time.GetUtcNow());
            var hours = count.RefusedByHour.Where(h => h.Key > hour - HoursKept).ToDictionary();
            hours[hour] = hours.GetValueOrDefault(hour) + events;
            _counts[system] = count with { Refused = count.Refused + events, Refusals = [.. refusals], RefusedByHour = hours };
            _isNew = true;
        }
    }

    /// <summary>Notes what is wrong, or with null that it no longer is.</summary>
    public void Note(string what, string? problem)
    {
        lock (_gate)
        {
            if (problem is null)
            {
                _problems.Remove(what);
            }
            else
            {
                _problems[what] = problem;
            }
        }
    }

    /// <summary>Writes the counts where they are new and the last writing is some seconds ago, or at once.</summary>
    public void Save(bool atOnce = false)
    {
        string text;
        lock (_gate)
        {
            if (!_isNew || (!atOnce && _time.GetElapsedTime(_written) < Pause))
            {
                return;
            }

            (_isNew, _written) = (false, _time.GetTimestamp());
            text = JsonSerializer.Serialize(_counts, JourneyJson.Indented);
        }

        try
        {
            AtomicFile.Write(_path, text);
        }
        catch (Exception e) when (UserFile.IsRefusal(e))
        {
            // Counting is not worth a failure.
        }
    }

    private static Dictionary<string, ArrivalCount> Load(string path)
    {
        try
        {
            return File.Exists(path) ? JsonSerializer.Deserialize<Dictionary<string, ArrivalCount>>(File.ReadAllText(path), JourneyJson.Indented) ?? [] : [];
        }
        catch (Exception e) when (e is JsonException || UserFile.IsRefusal(e))
        {
            return [];
        }
    }
}
