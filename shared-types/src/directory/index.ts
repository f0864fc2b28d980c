export * from './card.words';
export * from './directory.contract';
export * from './duty.words';
export * from './place.words';
export * from './roster';
export * from './shift.words';
