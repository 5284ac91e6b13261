// Two rooms have a word of the same name: here the posters' own is meant.
global using MapReading = Kelione.Posters.Layouts.Frame.MapReading;
