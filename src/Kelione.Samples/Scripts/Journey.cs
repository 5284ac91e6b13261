using System.Runtime.InteropServices;

namespace Kelione.Samples;

/// <summary>
/// The pen with which a script writes the life of one unit down: a moment that moves forward, the place where the customer is, and the events so far.
/// Reused from unit to unit, so generating allocates next to nothing.
/// </summary>
internal sealed class Journey
{
    /// <summary>Far from the streams of feedback texts, which are numbered from 1 up.</summary>
    private const int AsideStream = 254;

    private readonly SampleRandom _chance = new();
    private readonly SampleRandom _aside = new();
    private readonly List<FeedbackNote> _feedback = [];
    private readonly List<IdentityNote> _identities = [];
    private SampleEvent[] _events = new SampleEvent[256];
    private SampleEvent _here;
    private int _count;
    private int _personStart;
    private ushort _sessions;
    private byte _device;
    private bool _known;
    private uint _anonymousDevices;
    private int _feedbackOrdinal;

    /// <summary>The source of chance of this unit.</summary>
    public SampleRandom Chance => _chance;

    /// <summary>A second source of chance of this unit, for what is told beside the main story: drawing from it changes nothing else that happens.</summary>
    public SampleRandom Aside => _aside;

    /// <summary>The present moment, milliseconds since 1970 UTC.</summary>
    public long Now { get; private set; }

    /// <summary>Whether unknown customers appear under the ids of their devices.</summary>
    public bool AnonymousIds { get; private set; }

    /// <summary>The events so far.</summary>
    public ReadOnlySpan<SampleEvent> Events => _events.AsSpan(0, _count);

    /// <summary>The feedback so far.</summary>
    public ReadOnlySpan<FeedbackNote> Feedback => CollectionsMarshal.AsSpan(_feedback);

    /// <summary>The identities found out so far.</summary>
    public ReadOnlySpan<IdentityNote> Identities => CollectionsMarshal.AsSpan(_identities);

    /// <summary>Starts on an empty page for a unit.</summary>
    public void Reset(long seed, int unit, bool anonymousIds)
    {
        _chance.Reseed(seed, unit, 0);
        _aside.Reseed(seed, unit, AsideStream);
        _count = 0;
        _feedback.Clear();
        _identities.Clear();
        AnonymousIds = anonymousIds;
    }

    /// <summary>Turns to a person; what follows is theirs. A person whom the company does not know yet appears under the ids of their devices until <see cref="Identify"/>.</summary>
    public void Person(int customer, long start, bool known = true, int account = -1, Word role = default)
    {
        _here = new SampleEvent { Customer = customer, Account = account, Role = role };
        _personStart = _count;
        _sessions = 0;
        _device = 0;
        _known = known || !AnonymousIds;
        _anonymousDevices = 0;
        _feedbackOrdinal = 0;
        Now = start;
    }

    /// <summary>Begins a session online.</summary>
    /// <param name="at">When; not before now.</param>
    /// <param name="channel">The channel.</param>
    /// <param name="device">The device.</param>
    /// <param name="source">The system that records it.</param>
    /// <param name="cookie">The number of the device's anonymous id, from 1.</param>
    public void Open(long at, Word channel, Word device, Word source, byte cookie)
    {
        WaitUntil(at);
        (_here.Channel, _here.Device, _here.Source) = (channel, device, source);
        _here.Session = ++_sessions;
        _device = cookie;
    }

    /// <summary>Goes to a place without sessions (a store, the telephone, one's door), where the company knows whom it meets.</summary>
    public void Go(long at, Word channel, Word device, Word source)
    {
        WaitUntil(at);
        (_here.Channel, _here.Device, _here.Source) = (channel, device, source);
        _here.Session = 0;
        _device = 0;
    }

    /// <summary>Lets time pass up to a moment; a moment in the past changes nothing.</summary>
    public void WaitUntil(long at) => Now = Math.Max(Now, at);

    /// <summary>Does something. Before it passes a time that is exponential with the given mean, at most six times the mean; 0 for at once.</summary>
    public ref SampleEvent Do(Word activity, Word touchpoint = default, double afterSeconds = 40)
    {
        if (_count == _events.Length)
        {
            Array.Resize(ref _events, _count * 2);
        }

        if (afterSeconds > 0)
        {
            Now += (long)(Math.Min(_chance.Exponential(afterSeconds), 6 * afterSeconds) * Rhythm.Second) + 400;
        }

        if (_count > _personStart && Now <= _events[_count - 1].TimeMillis)
        {
            Now = _events[_count - 1].TimeMillis + 1;
        }

        ref var happened = ref _events[_count++];
        happened = _here;
        happened.TimeMillis = Now;
        happened.Activity = activity;
        happened.Touchpoint = touchpoint;
        happened.Cents = SampleEvent.NoAmount;
        happened.Ordinal = (ushort)(_count - _personStart);
        if (!_known && _device != 0)
        {
            happened.AnonymousDevice = _device;
            _anonymousDevices |= 1u << _device;
        }

        return ref happened;
    }

    /// <summary>The company learns who the person is: every device met so far is theirs, and later devices are known at once.</summary>
    public void Identify()
    {
        if (_known)
        {
            return;
        }

        _known = true;
        for (byte device = 1; device < 32; device++)
        {
            if ((_anonymousDevices >> device & 1) != 0)
            {
                _identities.Add(new IdentityNote(Now, _here.Customer, device));
            }
        }
    }

    /// <summary>The person speaks.</summary>
    public void Say(in FeedbackNote note) => _feedback.Add(note with
    {
        Customer = _here.Customer,
        AnonymousDevice = _known ? (byte)0 : Math.Max((byte)1, _device),
        Ordinal = ++_feedbackOrdinal,
    });
}

/// <summary>A device turned out to be a customer's.</summary>
internal readonly record struct IdentityNote(long TimeMillis, int Customer, byte Device) : ITimed;
