using System.Runtime.CompilerServices;

namespace Kelione.Engine.Kernels;

/// <summary>A loop: known by the activities it leaves, in order.</summary>
internal readonly struct LoopKey : IEquatable<LoopKey>
{
    /// <summary>The most transitions of a loop.</summary>
    public const int Most = 6;

    private readonly Codes _codes;

    private LoopKey(ReadOnlySpan<int> activities)
    {
        for (var i = 0; i < activities.Length; i++)
        {
            _codes[i] = activities[i] + 1;
        }
    }

    public static LoopKey Of(ReadOnlySpan<int> activities) => new(activities);

    public static bool operator ==(LoopKey left, LoopKey right) => left.Equals(right);

    public static bool operator !=(LoopKey left, LoopKey right) => !left.Equals(right);

    /// <summary>The activities, the first again at the end.</summary>
    public List<int> Activities()
    {
        var activities = new List<int>();
        foreach (var code in (ReadOnlySpan<int>)_codes)
        {
            if (code > 0)
            {
                activities.Add(code - 1);
            }
        }

        activities.Add(activities[0]);
        return activities;
    }

    public int CompareNames(LoopKey other, int[] ranks)
    {
        var (left, right) = (Activities(), other.Activities());
        for (var i = 0; i < Math.Min(left.Count, right.Count); i++)
        {
            if (left[i] != right[i])
            {
                return ranks[left[i]].CompareTo(ranks[right[i]]);
            }
        }

        return left.Count.CompareTo(right.Count);
    }

    public bool Equals(LoopKey other) => ((ReadOnlySpan<int>)_codes).SequenceEqual(other._codes);

    public override bool Equals(object? obj) => obj is LoopKey other && Equals(other);

    public override int GetHashCode()
    {
        var hash = 0L;
        foreach (var code in (ReadOnlySpan<int>)_codes)
        {
            hash = (hash ^ code) * unchecked((long)0x9E37_79B9_7F4A_7C15);
        }

        return (int)(hash >> 32);
    }

    /// <summary>The activities that a loop leaves, in order, one more than their codes so that zero is none.</summary>
    [InlineArray(Most)]
    private struct Codes
    {
        private int _first;
    }
}
