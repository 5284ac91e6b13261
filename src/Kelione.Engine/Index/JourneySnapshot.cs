namespace Kelione.Engine.Index;

/// <summary>
/// All journeys as they stood at one moment: what a question is asked of. Never changes; readers hold it while they work, and its memory is given back after the last one lets go.
/// </summary>
internal abstract class JourneySnapshot
{
    /// <summary>Rises with every change of what a question could see; part of the key under which derived things are cached.</summary>
    public abstract long Version { get; }

    /// <summary>The segments; each person's journey is visible in exactly one of them.</summary>
    public abstract IReadOnlyList<JourneySegment> Segments { get; }

    /// <summary>Activity names by code.</summary>
    public abstract ITextDictionary Activities { get; }

    /// <summary>The ids under which persons are shown, by code.</summary>
    public abstract ITextDictionary Persons { get; }

    /// <summary>The person that any id belongs to, those merged into another too; null for an unknown id.</summary>
    public virtual int? PersonOf(string id) => Persons.CodeOf(id);

    /// <summary>The id under which the person of any id is shown, also where none of the person's events is here.</summary>
    public virtual string ShownAs(string id) => PersonOf(id) is { } person ? Persons[person] : id;

    /// <summary>Names of the optional text fields and free attributes that some event has.</summary>
    public abstract IReadOnlyList<string> FieldNames { get; }

    /// <summary>The texts of a field by code (the column stores code plus one); null where no event has the field.</summary>
    public abstract ITextDictionary? FieldTexts(string name);

    /// <summary>Visible events.</summary>
    public abstract long EventCount { get; }

    /// <summary>Visible journeys.</summary>
    public abstract int JourneyCount { get; }

    /// <summary>The earliest and latest visible event; null where there is none.</summary>
    public abstract (long FirstMicros, long LastMicros)? Span { get; }
}

/// <summary>Distinct texts by code from 0. Safe for several readers.</summary>
internal interface ITextDictionary
{
    int Count { get; }

    string this[int code] { get; }

    /// <summary>The code of a text; null where the dictionary lacks it.</summary>
    int? CodeOf(string text);
}
