using CsCheck;
using Kelione.Engine.Storage;
using Kelione.Journeys;
using Kelione.Oracle.Generation;

namespace Kelione.Conformance.Stored;

/// <summary>Something that is done to a store.</summary>
internal abstract record Deed;

/// <summary>An appender's life: batches, each committed, and then perhaps some more that are not.</summary>
internal sealed record Append(IReadOnlyList<IReadOnlyList<JourneyEvent>> Batches, IReadOnlyList<JourneyEvent> Dropped) : Deed
{
    public override string ToString() =>
        $"append\n{string.Join("\n  commit\n", Batches.Select(Lines))}\n  commit{(Dropped.Count > 0 ? $"\n{Lines(Dropped)}\n  drop" : "")}";

    private static string Lines(IReadOnlyList<JourneyEvent> events) => string.Join('\n', events.Select(e => "  " + Case.Line(e)));
}

/// <summary>The same file once more: an earlier append is done again, all its batches in one commit.</summary>
internal sealed record AppendAgain(int Which) : Deed;

/// <summary>States that two ids are one person.</summary>
internal sealed record Identify(string Anonymous, string Known) : Deed;

/// <summary>Takes a statement back.</summary>
internal sealed record Undo(int Id) : Deed;

/// <summary>Erases a person.</summary>
internal sealed record Forget(string Customer) : Deed;

/// <summary>Closes the store and opens it again, perhaps with its index lost.</summary>
internal sealed record Reopen(bool WithoutIndex) : Deed;

/// <summary>Makes the index anew.</summary>
internal sealed record Rebuild : Deed;

/// <summary>Asks in between, so that an index is built that later deeds then change.</summary>
internal sealed record Ask(Question Question) : Deed
{
    public override string ToString() => $"ask {JourneyJson.WriteQuestion(Question)}";
}

/// <summary>What becomes of a store from its making on, and what it is asked in the end.</summary>
/// <param name="Options">When the store puts changes into its index.</param>
/// <param name="Deeds">What is done to it.</param>
/// <param name="Questions">What it is asked then, of every kind.</param>
/// <param name="Exports">What is exported then.</param>
internal sealed record StoreStory(EventStoreOptions Options, IReadOnlyList<Deed> Deeds, IReadOnlyList<Question> Questions, IReadOnlyList<Scope> Exports)
{
    private static readonly EventStoreOptions Small = new() { MemoryLimitBytes = 128 << 20, Threads = 1 };

    /// <summary>Changes stay beside the index, go into it at once, or either.</summary>
    private static readonly Gen<EventStoreOptions> OptionsGen = Gen.OneOf(
        Small,
        Small with { CompactionFloor = 0, CompactionShare = 1e-9 },
        Small with { CompactionFloor = 6, CompactionShare = 0.3 });

    /// <summary>Random stories with so many questions of each kind.</summary>
    public static Gen<StoreStory> Of(int questionsOfEachKind) =>
        from start in JourneyGen.Base
        from options in OptionsGen
        from first in AppendGen(start)
        from deeds in DeedGen(start).List[2, 9]
        from questions in Gen.OneOf([.. QuestionGen.Kinds.Values.Select(kind => kind(start))]).List[0, 4]
        from ofEach in All([.. QuestionGen.Kinds.Values.SelectMany(kind => Enumerable.Repeat(kind(start), questionsOfEachKind))])
        from exports in ScopeGen.Scope(start).Select(s => s with { Segment = null }).List[2]
        select new StoreStory(options, [first, .. deeds], [.. ofEach, .. questions], [Scope.All, .. exports]);

    /// <inheritdoc />
    public override string ToString() =>
        $"\nfloor {Options.CompactionFloor}\n{string.Join('\n', Deeds)}\nquestions\n{string.Join('\n', Questions.Select(JourneyJson.WriteQuestion))}";

    private static Gen<Deed> DeedGen(long start) => Gen.Frequency(
        (6, AppendGen(start)),
        (2, Gen.Int[0, 5].Select(which => (Deed)new AppendAgain(which))),
        (6, Gen.Select(Person, Person, (anonymous, known) => (Deed)new Identify(anonymous, known))),
        (2, Gen.Int[1, 5].Select(id => (Deed)new Undo(id))),
        (1, Person.Select(customer => (Deed)new Forget(customer))),
        (2, Gen.Int[0, 2].Select(i => (Deed)new Reopen(i == 0))),
        (1, Gen.Const((Deed)new Rebuild())),
        (4, Gen.OneOf([.. QuestionGen.Kinds.Values.Select(kind => kind(start))]).Select(question => (Deed)new Ask(question))));

    /// <summary>Ids that events have, and one that they have not.</summary>
    private static Gen<string> Person { get; } = Gen.OneOf([.. JourneyGen.Customers, "nobody"]);

    private static Gen<Deed> AppendGen(long start) =>
        from batches in Batch(start).List[1, 3]
        from dropped in Gen.Frequency((4, Gen.Const<IReadOnlyList<JourneyEvent>>([])), (1, Batch(start)))
        select (Deed)new Append(batches, dropped);

    /// <summary>Events of which some have ids, few enough to meet again, and some stand there twice.</summary>
    private static Gen<IReadOnlyList<JourneyEvent>> Batch(long start) =>
        from events in JourneyGen.Around(start)
        from ids in Gen.Int[0, 24].Array[events.Count]
        from twice in Gen.Int[0, 60].List[0, 4]
        select (IReadOnlyList<JourneyEvent>)
        [
            .. events.Select((e, i) => ids[i] < 6 ? e with { EventId = $"id{ids[i]}" } : e),
            .. twice.Where(i => i < events.Count).Select(i => events[i]),
        ];

    private static Gen<IReadOnlyList<T>> All<T>(IReadOnlyList<Gen<T>> gens) =>
        gens.Aggregate(Gen.Const<IReadOnlyList<T>>([]), (all, gen) => Gen.Select(all, gen, (items, item) => (IReadOnlyList<T>)[.. items, item]));
}
