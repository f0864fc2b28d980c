import { useEffect, useState } from 'react';
import { useRead } from '../../kernel/query';
import { useRegion } from '../../kernel/session';
import { own } from '../api';

/** The catalogue of the county, narrowed by a word or a category; asks once the typing pauses. */
export function useItems() {
  const region = useRegion();
  const [query, setQuery] = useState('');
  const [asked, setAsked] = useState('');
  const [category, setCategory] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setAsked(query.trim()), 300);
    return () => clearTimeout(timer);
  }, [query]);
  const items = useRead(
    ['items', region, asked, category],
    () => own.catalogue.list({ region: region ?? '', ...(asked && { q: asked }), ...(category && { category }) }),
    { enabled: region !== null, keep: asked === '' },
  );
  return { region, items, query, setQuery, category, setCategory };
}
