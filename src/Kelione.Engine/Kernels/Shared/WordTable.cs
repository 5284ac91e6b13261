namespace Kelione.Engine.Kernels;

/// <summary>Numbers distinct words of 64 bits from 0, in order of arrival; zero is not among them. Not safe for several threads; several may look while nobody adds.</summary>
internal sealed class WordTable
{
    private ulong[] _words = new ulong[64];
    private (ulong Word, int Number)[] _slots = new (ulong, int)[256];
    private int _shift = 64 - 8;

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>The word of a number.</summary>
    public ulong this[int number] => _words[number];

    /// <summary>The number of a word, a new one where it is met for the first time.</summary>
    public int Number(ulong word)
    {
        var slot = SlotOf(word);
        return _slots[slot].Word == word ? _slots[slot].Number : Append(word, slot);
    }

    /// <summary>The number of a word; -1 where it was not met.</summary>
    public int Find(ulong word)
    {
        var (found, number) = _slots[SlotOf(word)];
        return found == word ? number : -1;
    }

    /// <summary>Where the word is, or would be.</summary>
    private int SlotOf(ulong word)
    {
        var slots = _slots;
        var slot = (int)((word * 0x9E37_79B9_7F4A_7C15) >> _shift);
        while (slots[slot].Word != word && slots[slot].Word != 0)
        {
            slot = slot + 1 & slots.Length - 1;
        }

        return slot;
    }

    private int Append(ulong word, int slot)
    {
        if (Count == _words.Length)
        {
            Array.Resize(ref _words, 2 * Count);
        }

        _words[Count] = word;
        _slots[slot] = (word, Count++);
        if (4 * Count > _slots.Length)
        {
            Grow();
        }

        return Count - 1;
    }

    private void Grow()
    {
        _slots = new (ulong, int)[2 * _slots.Length];
        _shift--;
        for (var number = 0; number < Count; number++)
        {
            _slots[SlotOf(_words[number])] = (_words[number], number);
        }
    }
}
