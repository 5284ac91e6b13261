using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace Kelione.Engine.Storage;

/// <summary>
/// How many events of each identity the store holds, and how many of them the appender at work has offered. The n-th offered event of one identity is new if fewer than n are stored: so
/// rows that are identical inside one file are all kept, and the same file again adds nothing.
/// <para>
/// Twelve bytes an entry in 4,096 open-addressing tables, each of which grows by itself (no doubling of everything at once). 12 bits choose the table and 64 are
/// compared: two different events out of 100 million are taken for one with a probability below 10⁻⁷. Not safe for several threads.
/// </para>
/// </summary>
internal sealed unsafe class IdentitySet
{
    private const int ShardBits = 12;
    private const int MostRemembered = 1 << 16;
    private readonly Shard[] _shards = new Shard[1 << ShardBits];
    private readonly Dictionary<Hash128, (long Stored, long Offered)> _large = [];
    private readonly List<Hash128> _offered = [];
    private bool _offeredMany;

    /// <param name="expected">How many identities it will hold, as far as that is known.</param>
    public IdentitySet(long expected = 0)
    {
        var size = 4 + (int)Math.Min(1 << 26, (expected + (expected >> 2)) >> ShardBits);
        foreach (ref var shard in _shards.AsSpan())
        {
            shard.Entries = new Entry[size];
        }
    }

    /// <summary>How many distinct identities are held.</summary>
    public long Count { get; private set; }

    /// <summary>Counts a stored event, while loading.</summary>
    public void AddStored(Hash128 identity)
    {
        ref var entry = ref Find(identity);
        if (entry.Stored == ushort.MaxValue || entry.Stored + 1 == ushort.MaxValue)
        {
            entry.Stored = ushort.MaxValue;
            ref var large = ref Large(identity);
            large.Stored++;
            return;
        }

        entry.Stored++;
    }

    /// <summary>Offers an event; true where it is new, and from then on it counts as stored.</summary>
    public bool Offer(Hash128 identity)
    {
        ref var entry = ref Find(identity);
        if (entry.Stored >= ushort.MaxValue - 1)
        {
            return OfferLarge(identity, ref entry);
        }

        Remember(identity, entry.Offered);
        if (++entry.Offered <= entry.Stored)
        {
            return false;
        }

        entry.Stored++;
        return true;
    }

    /// <summary>Offers an event whose source numbered it: new only if no such number is stored, in this appender's life too.</summary>
    public bool OfferOnce(Hash128 identity)
    {
        ref var entry = ref Find(identity);
        if (entry.Stored > 0)
        {
            return false;
        }

        entry.Stored = 1;
        return true;
    }

    /// <summary>Fetches the memory of an identity that is about to be offered.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Prefetch(Hash128 identity)
    {
        if (Sse.IsSupported)
        {
            var entries = _shards[identity.Low >> (64 - ShardBits)].Entries;
            Sse.Prefetch0(Unsafe.AsPointer(ref entries[Slot(identity.High, entries.Length)]));
        }
    }

    /// <summary>Ends an appender's life: what the next one offers is counted afresh.</summary>
    public void ForgetOffers()
    {
        if (_offeredMany)
        {
            foreach (var shard in _shards)
            {
                foreach (ref var entry in shard.Entries.AsSpan())
                {
                    entry.Offered = 0;
                }
            }
        }

        foreach (var identity in _offered)
        {
            Find(identity).Offered = 0;
        }

        foreach (var identity in _large.Keys)
        {
            Large(identity).Offered = 0;
        }

        _offered.Clear();
        _offeredMany = false;
    }

    private bool OfferLarge(Hash128 identity, ref Entry entry)
    {
        ref var large = ref Large(identity);
        if (entry.Stored < ushort.MaxValue)
        {
            // The small counter is about to overflow: both counts move over.
            large = (entry.Stored, entry.Offered);
            entry.Stored = ushort.MaxValue;
        }

        if (++large.Offered <= large.Stored)
        {
            return false;
        }

        large.Stored++;
        return true;
    }

    private ref (long Stored, long Offered) Large(Hash128 identity)
    {
        ref var large = ref CollectionsMarshal.GetValueRefOrAddDefault(_large, identity, out var exists);
        if (!exists)
        {
            large = (ushort.MaxValue - 1, 0);
        }

        return ref large;
    }

    private void Remember(Hash128 identity, ushort offered)
    {
        if (offered == 0 && !_offeredMany)
        {
            _offered.Add(identity);
            if (_offered.Count > MostRemembered)
            {
                _offeredMany = true;
                _offered.Clear();
            }
        }
    }

    private ref Entry Find(Hash128 identity)
    {
        ref var shard = ref _shards[identity.Low >> (64 - ShardBits)];
        var key = identity.High == 0 ? 1 : identity.High;
        var entries = shard.Entries;
        for (var slot = Slot(key, entries.Length); ;)
        {
            ref var entry = ref entries[slot];
            if (entry.Key == key)
            {
                return ref entry;
            }

            if (entry.Key == 0)
            {
                if (shard.Count >= entries.Length - (entries.Length >> 3) - 1)
                {
                    Grow(ref shard);
                    return ref Find(identity);
                }

                shard.Count++;
                Count++;
                entry.Key = key;
                return ref entry;
            }

            slot = slot + 1 == entries.Length ? 0 : slot + 1;
        }
    }

    private static void Grow(ref Shard shard)
    {
        var bigger = new Entry[shard.Entries.Length + Math.Max(4, shard.Entries.Length / 2)];
        foreach (var entry in shard.Entries)
        {
            if (entry.Key != 0)
            {
                var slot = Slot(entry.Key, bigger.Length);
                while (bigger[slot].Key != 0)
                {
                    slot = slot + 1 == bigger.Length ? 0 : slot + 1;
                }

                bigger[slot] = entry;
            }
        }

        shard.Entries = bigger;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Slot(ulong key, int length) => (int)Math.BigMul(key, (ulong)length, out _);

    private struct Shard
    {
        public Entry[] Entries;
        public int Count;
    }

    [StructLayout(LayoutKind.Sequential, Pack = 4)]
    private struct Entry
    {
        /// <summary>64 bits of the identity; 0 for a free slot.</summary>
        public ulong Key;

        /// <summary>Events stored; the largest number says that the counts stand in the side table.</summary>
        public ushort Stored;

        /// <summary>Events offered in the present appender's life.</summary>
        public ushort Offered;
    }
}
